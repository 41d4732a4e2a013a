import { type JobOptions, MoloError } from '#shared/base';
import { conformed } from '#shared/package';
import { resultDigest } from '#shared/provenance';
import { describeTables, type Engine, type TableDescription, type WrittenDatabase } from '#shared/query';
import { read, type Source, writeParquet } from '#shared/reader';
import { compareTables, profileInTable, type Table } from '#shared/table';
import type { InputOf, OutputOf, Reading, TableReference, TableSource, TableToRead } from './contract';
import { readForeign, surveyForeign } from './foreign';
import { hashed } from './hashed-source';
import { keptTable, type OwnTable, reopenedTable, sharedTable } from './kept-table';
import { mayBeGivenAway } from './shared-memory';

/** How the worker gets at bytes: a file by itself, a resource through the host. */
export type OpenSource = (source: TableSource) => Source;

/** What a data worker does, apart from being one: reads tables, keeps them in an engine, answers questions. */
export class DataService {
  /** By alias, what the engine was handed: the same columns, not a copy of them. */
  private readonly attached = new Map<string, readonly OwnTable[]>();
  /** By alias, the pages of SQLite's that the page has too. */
  private readonly known = new Map<string, WrittenDatabase>();

  constructor(
    private readonly engine: Engine,
    private readonly open: OpenSource,
  ) {}

  async load({ alias, tables }: InputOf<'load'>, job: JobOptions): Promise<OutputOf<'load'>> {
    const fresh: OwnTable[] = [];
    const readings: Omit<Reading, 'name'>[] = [];
    const walk = progressOver(tables, job);
    for (const wanted of tables) {
      const { table, reading } = await this.readTable(wanted, walk.next());
      fresh.push({ name: wanted.name, table: sharedTable(table), digest: wanted.source.kind === 'resource' ? wanted.source.digest : (reading.digest ?? null) });
      readings.push(reading);
    }
    // Read to the end before anything changes: a load that fails leaves everything as it was.
    const added = this.attach(alias, [...this.tablesOf(alias), ...fresh]).slice(-fresh.length);
    return { alias, tables: added.map(keptTable), readings: readings.map((reading, index) => ({ name: (added[index] as OwnTable).name, ...reading })) };
  }

  reopen({ alias, tables, written }: InputOf<'reopen'>): null {
    this.attach(alias, tables.map(reopenedTable), written ?? undefined);
    return null;
  }

  drop({ alias, tables }: InputOf<'drop'>): null {
    this.attach(alias, this.tablesOf(alias).filter(({ name }) => !tables.includes(name)));
    return null;
  }

  query({ sql, params = {}, maxRows, kernel, digest = false }: InputOf<'query'>, { onProgress }: JobOptions): OutputOf<'query'> {
    const result = this.engine.query(sql, params, { ...(maxRows !== undefined && { maxRows }), ...(kernel && { kernel }), ...(onProgress && { onProgress }) });
    return digest ? { ...result, digest: resultDigest(result.table) } : result;
  }

  explain({ sql, params }: InputOf<'explain'>): OutputOf<'explain'> {
    return this.engine.explain(sql, params);
  }

  profile({ field, ...table }: InputOf<'profile'>): OutputOf<'profile'> {
    return profileInTable(this.tableOf(table), field);
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

  /** What SQLite had to have written since the last time, for the page to keep. In memory that is not shared it would cost the page a copy of all. */
  newlyWritten(): { readonly alias: string; readonly written: WrittenDatabase }[] {
    return [...this.attached.keys()].flatMap((alias) => {
      const written = this.engine.written(alias);
      if (written === null || mayBeGivenAway(written.bytes.buffer) || written === this.known.get(alias)) return [];
      this.known.set(alias, written);
      return [{ alias, written }];
    });
  }

  private async readTable({ name, source, conventions = [], ...declared }: TableToRead, job: JobOptions): Promise<{ table: Table; reading: Omit<Reading, 'name'> }> {
    if (source.kind === 'foreign') {
      const { table, ...reading } = await readForeign(source, job);
      return { table, reading };
    }
    const witness = source.kind === 'file' ? hashed(this.open(source)) : null;
    const { table, reader, encoding, delimiter } = await read(witness ?? this.open(source), { ...declared, ...job });
    const reading = { reader, ...(encoding !== undefined && { encoding }), ...(delimiter !== undefined && { delimiter }) };
    const conforming = conformed(table, conventions, source.kind === 'file' ? source.file.name : source.fileName, name);
    return { table: conforming, reading: witness ? { ...reading, digest: await witness.digest() } : reading };
  }

  private tablesOf(alias: string): readonly OwnTable[] {
    return this.attached.get(alias) ?? [];
  }

  /** @throws MoloError `query.noTable` */
  private tableOf({ alias, name }: TableReference): Table {
    const known = this.tablesOf(alias).find((table) => table.name === name);
    if (known === undefined) throw new MoloError('query.noTable', { table: `${alias}.${name}` });
    return known.table;
  }

  /** Puts tables in the place of what an alias holds; gives them back under the names that statements call them and their fields by. */
  private attach(alias: string, tables: readonly OwnTable[], written?: WrittenDatabase): readonly OwnTable[] {
    const described = describeTables(tables);
    const named = tables.map((own, index): OwnTable => {
      const { name, fields } = described[index] as TableDescription;
      return { ...own, name, table: { ...own.table, fields } };
    });
    this.engine.detach(alias);
    try {
      this.enter(alias, named, written);
    } catch (error) {
      this.enter(alias, this.tablesOf(alias));
      throw error;
    }
    this.attached.set(alias, named);
    if (written) this.known.set(alias, written);
    return named;
  }

  private enter(alias: string, tables: readonly OwnTable[], written?: WrittenDatabase): void {
    if (tables.length > 0 && this.engine.attach(alias, tables, { ...(written && { written }) }) !== alias) throw new MoloError('internal');
  }
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
