import { basename } from 'node:path';
import { isSealedPackage, type OpenedPackage, openPackage } from '#electron/services';
import type { MarkedOrigin } from '#shared/briefing';
import type { AcceptedVerdict } from '#shared/package';
import { aliasOf, createEngine, describeTables, type Engine, loadSqlite, type NamedTable } from '#shared/query';
import { read, tableName } from '#shared/reader';
import { fileDigest, fileSource } from './files';
import { keyringsAt } from './keyrings';
import { type AcceptanceOptions, acceptanceOf } from './options';
import { askIdentityPassphrase, type PassphraseSource } from './passphrase';
import { withProgress } from './progress';
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
  /** Absent for a plain file: nobody signed it. */
  readonly verdict?: AcceptedVerdict;
  readonly tables: readonly NamedTable[];
}

export interface OpenInputs {
  readonly engine: Engine;
  readonly inputs: readonly Input[];
  /** Where a table came from, by the alias and name under which queries know it. */
  originOf(alias: string, table: string): MarkedOrigin | undefined;
}

/** Opens packages and plain files side by side: each package under the alias of its name, all plain files under `files`. */
export async function openInputs(terminal: Terminal, paths: readonly string[], options: InputOptions): Promise<OpenInputs> {
  const inputs: Input[] = [];
  for (const path of paths) inputs.push(await openInput(terminal, path, options));

  const engine = createEngine(await loadSqlite());
  const origins = new Map<string, MarkedOrigin>();
  const attach = (wished: string, tables: readonly OriginTable[]): void => {
    const alias = engine.attach(wished, tables);
    // By the names that the engine gives: of two files of one name the second is `name_2`.
    for (const [index, { name }] of describeTables(tables).entries()) origins.set(`${alias}.${name}`, (tables[index] as OriginTable).origin);
  };
  for (const input of inputs.filter(({ verdict }) => verdict)) attach(aliasOf(input.name), withOrigin(input));
  const files = inputs.filter(({ verdict }) => !verdict).flatMap(withOrigin);
  if (files.length > 0) attach(FILES_ALIAS, files);
  return { engine, inputs, originOf: (alias, table) => origins.get(`${alias}.${table}`) };
}

interface OriginTable extends NamedTable {
  readonly origin: MarkedOrigin;
}

function withOrigin({ tables, origin }: Input): OriginTable[] {
  return tables.map((table) => ({ ...table, origin }));
}

export async function openInput(terminal: Terminal, path: string, options: InputOptions): Promise<Input> {
  return (await isSealedPackage(path)) ? openSealed(terminal, path, options) : openPlain(terminal, path);
}

async function openSealed(terminal: Terminal, path: string, options: InputOptions): Promise<Input> {
  const keyrings = await keyringsAt(options.home);
  const passphrase = askIdentityPassphrase(terminal, options);
  const opened = await withProgress(terminal, basename(path), (job) => openPackage(path, keyrings, { passphrase, accept: acceptanceOf(options), ...job }));
  const tables: NamedTable[] = [];
  for (const { descriptor, fields, source } of opened.resources) {
    const declared = { fields, format: descriptor.format, ...(descriptor.encoding ? { encoding: descriptor.encoding } : {}) };
    const { table } = await withProgress(terminal, descriptor.name, (job) => read(source, { ...declared, ...job }));
    tables.push({ name: descriptor.name, table });
  }
  return { path, name: opened.manifest.name, origin: markedOrigin(opened), verdict: opened.verdict, tables };
}

async function openPlain(terminal: Terminal, path: string): Promise<Input> {
  const name = basename(path);
  const source = await fileSource(path);
  const { table } = await withProgress(terminal, name, (job) => read(source, job));
  const origin: MarkedOrigin = { package: name, digest: await fileDigest(path), signed: false };
  return { path, name, origin, tables: [{ name: tableName(name), table }] };
}

/** The origin with what a reader of a briefing wants to see beside the digest. */
function markedOrigin({ origin, verdict }: OpenedPackage): MarkedOrigin {
  const { marking } = verdict.package;
  const { petName, claimedName } = verdict.publisher;
  return { ...origin, ...(marking && { marking }), publisherName: petName ?? claimedName };
}
