import { type JobOptions, MoloError } from '#shared/base';
import { conformed } from '#shared/package';
import { resultDigest } from '#shared/provenance';
import { describeTables, type Engine, type NamedTable, quoteName, type TableDescription, writeDatabase } from '#shared/query';
import { read, type Source, writeParquet } from '#shared/reader';
import { compareTables, type Table } from '#shared/table';
import type { InputOf, KeptDatabase, OutputOf, Reading, TableReference, TableSource, TableToRead } from './contract';
import { readForeign, surveyForeign } from './foreign';
import { hashed } from './hashed-source';

/** How the worker gets at bytes: a file by itself, a resource through the host. */
export type OpenSource = (source: TableSource) => Source;

/** What a data worker does, apart from being one: reads tables, keeps them in an engine, answers questions. */
export class DataService {
  constructor(
    private readonly engine: Engine,
    private readonly open: OpenSource,
  ) {}

  async load({ alias, tables }: InputOf<'load'>, job: JobOptions): Promise<OutputOf<'load'>> {
    const fresh: NamedTable[] = [];
    const readings: Omit<Reading, 'name'>[] = [];
    const walk = progressOver(tables, job);
    for (const wanted of tables) {
      const { named, reading } = await this.readTable(wanted, walk.next());
      fresh.push(named);
      readings.push(reading);
    }
    // Read to the end before anything changes: a load that fails leaves everything as it was.
    const database = this.attach(alias, [...this.tablesOf(alias), ...fresh]);
    const names = database.tables.slice(-fresh.length).map(({ name }) => name);
    return { database, readings: readings.map((reading, index) => ({ name: names[index] as string, ...reading })) };
  }

  reopen({ alias, bytes, tables }: InputOf<'reopen'>): null {
    this.engine.attach(alias, bytes, tables);
    return null;
  }

  drop({ alias, tables }: InputOf<'drop'>): OutputOf<'drop'> {
    const left = this.tablesOf(alias).filter(({ name }) => !tables.includes(name));
    if (left.length > 0) return this.attach(alias, left);
    this.engine.detach(alias);
    return null;
  }

  query({ sql, params = {}, maxRows, digest = false }: InputOf<'query'>, { onProgress }: JobOptions): OutputOf<'query'> {
    const result = this.engine.query(sql, params, { ...(maxRows === undefined ? {} : { maxRows }), ...(onProgress && { onProgress }) });
    return digest ? { ...result, digest: resultDigest(result.table) } : result;
  }

  compare({ before, after, key }: InputOf<'compare'>, job: JobOptions): OutputOf<'compare'> {
    return compareTables(this.tableOf(before), this.tableOf(after), key, job);
  }

  write(wanted: InputOf<'write'>): OutputOf<'write'> {
    const table = 'sql' in wanted ? this.engine.query(wanted.sql, wanted.params ?? {}).table : this.tableOf(wanted);
    return { bytes: writeParquet(table) as Uint8Array<ArrayBuffer>, fields: table.fields, rows: table.rows };
  }

  async digest(file: File, { signal, onProgress }: JobOptions): Promise<OutputOf<'digest'>> {
    const source = this.open({ kind: 'file', file });
    let bytes = 0;
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        signal?.throwIfAborted();
        onProgress?.({ stage: 'check', bytes: (bytes += chunk.length), totalBytes: file.size });
        controller.enqueue(chunk);
      },
    });
    return hashed({ ...source, stream: () => source.stream().pipeThrough(count) }).digest();
  }

  survey({ files }: InputOf<'survey'>): Promise<OutputOf<'survey'>> {
    return surveyForeign(files);
  }

  private async readTable({ name, source, conventions = [], ...declared }: TableToRead, job: JobOptions): Promise<{ named: NamedTable; reading: Omit<Reading, 'name'> }> {
    if (source.kind === 'foreign') {
      const { table, ...reading } = await readForeign(source, job);
      return { named: { name, table }, reading };
    }
    const witness = source.kind === 'file' ? hashed(this.open(source)) : null;
    const { table, reader, encoding, delimiter } = await read(witness ?? this.open(source), { ...declared, ...job });
    const reading = { reader, ...(encoding !== undefined && { encoding }), ...(delimiter !== undefined && { delimiter }) };
    const named = { name, table: conformed(table, conventions, source.kind === 'file' ? source.file.name : source.fileName, name) };
    return { named, reading: witness ? { ...reading, digest: await witness.digest() } : reading };
  }

  /** What an alias holds, as tables again: read back from the engine, so that columns and database are not both kept. */
  private tablesOf(alias: string): NamedTable[] {
    const listed = this.engine.tables().filter((table) => table.alias === alias);
    return listed.map(({ name }) => ({ name, table: this.tableOf({ alias, name }) }));
  }

  /** All rows, under the fields as they were declared. @throws MoloError `query.noTable` */
  private tableOf({ alias, name }: TableReference): Table {
    const { table } = this.engine.query(`SELECT * FROM ${quoteName(alias)}.${quoteName(name)}`);
    const described = this.engine.tables().find((known) => known.alias === alias && known.name === name);
    return described ? { ...table, fields: described.fields } : table;
  }

  private attach(alias: string, tables: readonly NamedTable[]): KeptDatabase {
    const described: TableDescription[] = describeTables(tables);
    const bytes = writeDatabase(tables);
    this.engine.detach(alias);
    if (this.engine.attach(alias, bytes, described) !== alias) throw new MoloError('internal');
    return { alias, bytes: kept(bytes), tables: described };
  }
}

/** Bytes for the page to keep. SQLite works on those that it was given. */
function kept(bytes: Uint8Array): Uint8Array {
  if (typeof SharedArrayBuffer === 'undefined') return bytes.slice();
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** One count of bytes and rows over several tables. */
function progressOver(tables: readonly TableToRead[], { onProgress, signal }: JobOptions): { next(): JobOptions } {
  const sizes = tables.map(({ source }) => (source.kind === 'file' ? source.file.size : source.size));
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let at = -1;
  let bytesBefore = 0;
  let rowsBefore = 0;
  let rows = 0;
  return {
    next() {
      if (at >= 0) bytesBefore += sizes[at] ?? 0;
      rowsBefore += rows;
      rows = 0;
      at++;
      return {
        ...(signal && { signal }),
        onProgress(progress) {
          rows = progress.rows ?? rows;
          onProgress?.({ stage: 'read', bytes: bytesBefore + progress.bytes, totalBytes, rows: rowsBefore + rows });
        },
      };
    },
  };
}
