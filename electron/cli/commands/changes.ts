import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { type OpenedPackage, openPackage } from '#electron/services';
import { MoloError, textIn } from '#shared/base';
import { type EditionChanges, editionChanges, type TextChange } from '#shared/package';
import { type Cell, columnFrom, compareTables, type Field, type Table, type TableChanges } from '#shared/table';
import { command } from '../command';
import { jsonValue } from '../formats/json';
import { tableLines } from '../formats/table';
import { keyringsAt } from '../keyrings';
import { HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { askIdentityPassphrase, type PassphraseSource } from '../passphrase';
import { withProgress } from '../progress';
import { readResource } from '../resource-tables';
import { print, type Terminal } from '../terminal';

interface ChangesOptions extends PassphraseSource {
  readonly format?: 'table' | 'json';
  readonly rows: string;
  readonly home?: string;
}

interface Compared {
  readonly name: string;
  readonly changes: TableChanges;
}

/** `molo changes`: what a newer edition of a package says otherwise than an older one. */
export function changesCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('changes', t('cli:changes.about'), ['molo changes week-46.molo week-47.molo', 'molo changes week-46.molo week-47.molo --format json --rows 1000'], terminal)
    .argument('<old>', t('cli:changes.old'))
    .argument('<new>', t('cli:changes.new'))
    .addOption(new Option('--format <format>', t('cli:changes.format')).choices(['table', 'json']))
    .option('--rows <n>', t('cli:changes.rows'), '100')
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((old: string, fresh: string, options: ChangesOptions) => changes(terminal, [old, fresh], options));
}

async function changes(terminal: Terminal, [old, fresh]: readonly [string, string], options: ChangesOptions): Promise<void> {
  const listed = Number(options.rows);
  if (!Number.isSafeInteger(listed) || listed < 0) throw new MoloError('usage.invalid', { argument: `--rows ${options.rows}` });
  const before = await open(terminal, old, options);
  const after = await open(terminal, fresh, options);
  const found = editionChanges(before.manifest, after.manifest);
  const tables: Compared[] = [];
  for (const { name, isSame, key } of found.tables.kept) {
    if (isSame) continue;
    const [was, is] = [await tableOf(terminal, before, name), await tableOf(terminal, after, name)];
    tables.push({ name, changes: terminal.blocking(() => compareTables(was, is, key, { listed })) });
  }
  const isJson = (options.format ?? (terminal.stdout.isTTY ? 'table' : 'json')) === 'json';
  await print(terminal, isJson ? [`${jsonOf(found, tables)}\n`] : linesOf(terminal, found, tables).map((line) => `${line}\n`));
}

/** The older one is named on purpose, and nothing of it is kept: so no edition or last day stands in the way, and no mark is made. */
async function open(terminal: Terminal, path: string, options: ChangesOptions): Promise<OpenedPackage> {
  const keyrings = await keyringsAt(homeOf(options));
  const passphrase = askIdentityPassphrase(terminal, options);
  return withProgress(terminal, basename(path), (job) => openPackage(path, keyrings, { passphrase, accept: ['earlier', 'expired'], record: false, ...job }));
}

function tableOf(terminal: Terminal, opened: OpenedPackage, name: string): Promise<Table> {
  return readResource(terminal, opened, opened.resources.find(({ descriptor }) => descriptor.name === name) as OpenedPackage['resources'][number]);
}

const COUNTS = ['before', 'after', 'added', 'removed', 'changed'] as const;

function linesOf(terminal: Terminal, { texts, tables, files, disclosure }: EditionChanges, compared: readonly Compared[]): string[] {
  const { t } = terminal.translator;
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  const places = (list: readonly { readonly path: string }[]): string => list.map(({ path }) => path).join(', ');
  const fields: Field[] = [{ name: t('cli:changes.table'), type: 'string' }, ...COUNTS.map((count): Field => ({ name: t(`cli:changes.${count}`), type: 'integer' }))];
  const rows = compared.map(({ name, changes: found }): Cell[] => [name, found.rows.before, found.rows.after, found.added.count, found.removed.count, found.by === 'key' ? found.changed.count : null]);
  const counted: Table = { rows: rows.length, fields, columns: fields.map((_, index) => columnFrom(rows.map((row) => row[index] ?? null))) };
  const lines = [
    ...tables.added.map((name) => t('cli:changes.tableAdded', { name })),
    ...tables.removed.map((name) => t('cli:changes.tableRemoved', { name })),
    ...(rows.length > 0 ? tableLines(counted) : []),
    ...compared.flatMap(({ name, changes: { fields: changed } }) => [
      ...(changed.added.length > 0 ? [t('cli:changes.fieldsAdded', { table: name, names: names(changed.added) })] : []),
      ...(changed.removed.length > 0 ? [t('cli:changes.fieldsRemoved', { table: name, names: names(changed.removed) })] : []),
      ...changed.retyped.map(({ before, after }) => t('cli:changes.retyped', { table: name, name: after.name, before: before.type, after: after.type })),
    ]),
    ...texts.map((change) => textLine(terminal, change)),
    ...(disclosure === null ? [] : [t('cli:changes.rules')]),
    ...(files.added.length > 0 ? [t('cli:changes.filesAdded', { names: places(files.added) })] : []),
    ...(files.removed.length > 0 ? [t('cli:changes.filesRemoved', { names: places(files.removed) })] : []),
    ...(files.changed.length > 0 ? [t('cli:changes.filesChanged', { names: places(files.changed) })] : []),
  ];
  return lines.length > 0 ? lines : [t('cli:changes.nothing')];
}

function textLine({ translator: { t, language } }: Terminal, { what, table, field, before, after }: TextChange): string {
  const shown = (text: TextChange['before']): string => (typeof text === 'string' ? text : textIn(text, language)) ?? t('cli:changes.unsaid');
  const place = [table, field].filter((part) => part !== undefined).join('.');
  return t('cli:changes.text', { what: [t(`library:changes.what.${what}`), ...(place === '' ? [] : [`(${place})`])].join(' '), before: shown(before), after: shown(after) });
}

function jsonOf(found: EditionChanges, compared: readonly Compared[]): string {
  const rows = Object.fromEntries(compared.map(({ name, changes: tableChanges }) => [name, tableChanges]));
  const value = (_: string, member: unknown): unknown => (typeof member === 'bigint' || member instanceof Uint8Array || typeof member === 'number' ? jsonValue(member) : member);
  return JSON.stringify({ ...found, rows }, value, 2);
}
