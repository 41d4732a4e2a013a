import { basename } from 'node:path';
import { isSealedPackage, type OpenedPackage, type OpenedResource, openPackage } from '#electron/services';
import type { MarkedOrigin } from '#shared/briefing';
import type { AcceptedVerdict } from '#shared/package';
import { aliasOf, createEngine, describeTables, emptyTable, type Engine, loadSqlite, type NamedTable } from '#shared/query';
import { read, tableName } from '#shared/reader';
import type { Field, Table } from '#shared/table';
import { fileDigest, fileSource } from './files';
import { isForeignPackage, openForeign } from './foreign-inputs';
import { keyringsAt } from './keyrings';
import { type AcceptanceOptions, acceptanceOf } from './options';
import { askIdentityPassphrase, type PassphraseSource } from './passphrase';
import { withProgress } from './progress';
import { readResource } from './resource-tables';
import type { Terminal } from './terminal';

/** Plain files share one alias, so that twenty CSV files do not use up the ten databases that SQLite attaches. */
const FILES_ALIAS = 'files';

export interface InputOptions extends PassphraseSource, AcceptanceOptions {
  readonly home: string;
}

/** What one path on the command line turned out to be. */
export interface Input {
  readonly path: string;
  readonly name: string;
  readonly origin: MarkedOrigin;
  /** How statements call its tables; absent for a plain file, which goes with the others. */
  readonly alias?: string;
  /** Absent where nobody signed it. */
  readonly verdict?: AcceptedVerdict;
  readonly tables: readonly InputTable[];
}

/** A table whose fields are known; its rows may still have to be read. */
interface InputTable {
  readonly name: string;
  readonly fields: readonly Field[];
  /** @param wanted names of the fields whose values are needed, where not all are */
  load(wanted?: ReadonlySet<string>): Promise<Table>;
}

/** The tables that one alias stands for. */
export interface Database {
  readonly alias: string;
  readonly tables: readonly (InputTable & { readonly origin: MarkedOrigin })[];
}

export interface OpenInputs {
  readonly engine: Engine;
  readonly inputs: readonly Input[];
  /** Where a table came from, by the alias and name under which queries know it. */
  originOf(alias: string, table: string): MarkedOrigin | undefined;
}

/** Opens packages and plain files side by side: each package under the alias of its name, all plain files under `files`. */
export async function openInputs(terminal: Terminal, paths: readonly string[], options: InputOptions): Promise<OpenInputs> {
  const loading = loadSqlite();
  // Awaited below; a file that cannot be opened ends the work before.
  loading.catch(() => undefined);
  const inputs = await openEach(terminal, paths, options);

  const engine = createEngine(await loading);
  const origins = new Map<string, MarkedOrigin>();
  for (const database of databasesOf(inputs)) {
    const { alias: wished, tables } = database;
    const loaded = await loadedTables(database);
    const alias = engine.attach(wished, loaded);
    // By the names that the engine gives: of two files of one name the second is `name_2`.
    for (const [index, { name }] of describeTables(loaded).entries()) origins.set(`${alias}.${name}`, (tables[index] as Database['tables'][number]).origin);
  }
  return { engine, inputs, originOf: (alias, table) => origins.get(`${alias}.${table}`) };
}

export async function openEach(terminal: Terminal, paths: readonly string[], options: InputOptions): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) inputs.push(await openInput(terminal, path, options));
  return inputs;
}

/** By the alias under which statements find them. */
export function databasesOf(inputs: readonly Input[]): Database[] {
  const withOrigin = ({ tables, origin }: Input): Database['tables'] => tables.map((table) => ({ ...table, origin }));
  const packages = inputs.flatMap((input) => (input.alias === undefined ? [] : [{ alias: input.alias, tables: withOrigin(input) }]));
  const files = inputs.filter(({ alias }) => alias === undefined).flatMap(withOrigin);
  return files.length > 0 ? [...packages, { alias: FILES_ALIAS, tables: files }] : packages;
}

/** @param wanted by table the names of the fields that are needed, `null` for a table that is not; absent for all */
export async function loadedTables({ tables }: Database, wanted?: readonly (ReadonlySet<string> | null)[]): Promise<NamedTable[]> {
  const loaded: NamedTable[] = [];
  for (const [index, table] of tables.entries()) loaded.push(await loadedTable(table, wanted?.[index]));
  return loaded;
}

async function loadedTable({ name, fields, load }: InputTable, wanted: ReadonlySet<string> | null | undefined): Promise<NamedTable> {
  if (wanted === null) return { name, table: emptyTable(fields), loaded: null };
  return wanted === undefined ? { name, table: await load() } : { name, table: await load(wanted), loaded: wanted };
}

async function openInput(terminal: Terminal, path: string, options: InputOptions): Promise<Input> {
  if (await isForeignPackage(path)) return openUnsigned(terminal, path);
  return (await isSealedPackage(path)) ? openSealed(terminal, path, options) : openPlain(terminal, path);
}

async function openUnsigned(terminal: Terminal, path: string): Promise<Input> {
  const { name, digest, tables } = await openForeign(terminal, path);
  return { path, name, alias: aliasOf(name), origin: { package: name, digest, signed: false }, tables: tables.map((table) => readTable(table.name, table.table)) };
}

async function openSealed(terminal: Terminal, path: string, options: InputOptions): Promise<Input> {
  const keyrings = await keyringsAt(options.home);
  const passphrase = askIdentityPassphrase(terminal, options);
  const opened = await withProgress(terminal, basename(path), (job) => openPackage(path, keyrings, { passphrase, accept: acceptanceOf(options), keep: true, ...job }));
  const tables: InputTable[] = [];
  for (const resource of opened.resources) tables.push(await resourceTable(terminal, opened, resource));
  return { path, name: opened.manifest.name, alias: aliasOf(opened.manifest.name), origin: markedOrigin(opened), verdict: opened.verdict, tables };
}

/** A resource that does not declare its fields has to be read to know them. */
async function resourceTable(terminal: Terminal, opened: OpenedPackage, resource: OpenedResource): Promise<InputTable> {
  const { fields, descriptor: { name } } = resource;
  const load = (wanted?: ReadonlySet<string>): Promise<Table> => readResource(terminal, opened, resource, wanted);
  return fields.length > 0 ? { name, fields, load } : readTable(name, await load());
}

async function openPlain(terminal: Terminal, path: string): Promise<Input> {
  const name = basename(path);
  const source = await fileSource(path);
  const { table } = await withProgress(terminal, name, (job) => read(source, job));
  const origin: MarkedOrigin = { package: name, digest: await fileDigest(path), signed: false };
  return { path, name, origin, tables: [readTable(tableName(name), table)] };
}

/** A table that was read whole: no wish can make it smaller. */
function readTable(name: string, table: Table): InputTable {
  return { name, fields: table.fields, load: () => Promise.resolve(table) };
}

/** The origin with what a reader of a briefing wants to see beside the digest. */
function markedOrigin({ origin, verdict }: OpenedPackage): MarkedOrigin {
  const { marking } = verdict.package;
  const { petName, claimedName } = verdict.publisher;
  return { ...origin, ...(marking && { marking }), publisherName: petName ?? claimedName };
}
