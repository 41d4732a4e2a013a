import { MoloError } from '#shared/base';
import { nameKey } from '../names';
import { placeOf, type Token, tokensOf, unquoted } from './tokens';

const READING = new Set(['select', 'with', 'values']);

/** Every other word that a statement of SQLite begins with (https://sqlite.org/lang.html). */
const NOT_READING = new Set(
  'alter analyze attach begin commit create delete detach drop end explain insert pragma reindex release replace rollback savepoint update vacuum'.split(' '),
);

/** Words that ask for no change: their sentences lead to what answers such questions here. */
const ASKING: Readonly<Record<string, string>> = { explain: 'explain', pragma: 'pragma' };

/** Pragmas as table-valued functions: these describe tables and functions; the others may act, or tell of the machine. */
const HARMLESS_PRAGMAS = new Set('table_info table_xinfo table_list index_list index_info index_xinfo function_list collation_list'.split(' '));

/** The words that change tables, wherever in a statement they stand (`WITH ... DELETE`). */
const CHANGING = new Set(['insert', 'update', 'delete', 'replace']);

/** Functions that hand out addresses or could load code. */
const FORBIDDEN = new Set(['fts3_tokenizer', 'load_extension']);

/**
 * Bidirectional controls let a text run otherwise than it reads ("Trojan source", CVE-2021-42574);
 * a NUL ends the text for SQLite, and half a surrogate pair has no UTF-8.
 */
const MISLEADING = /[\0\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u;

/** One statement that by its words only reads: what SQLite itself says of it comes after. */
export interface ReadingStatement {
  readonly sql: string;
  readonly tokens: readonly Token[];
}

/**
 * @throws MoloError `query.character`, `query.empty`, `query.syntax`, `query.notReadOnly`, `query.severalStatements`, `query.forbidden`
 */
export function readingStatement(sql: string): ReadingStatement {
  const misleading = MISLEADING.exec(sql);
  if (misleading) throw new MoloError('query.character', { character: codePointName(misleading[0]), ...placeOf(sql, misleading.index) });

  const all = tokensOf(sql);
  refuseUnseen(sql, all);
  // A semicolon with nothing before it ends nothing: before the statement as after it.
  const begin = all.findIndex(({ kind }) => kind !== 'semicolon');
  if (begin < 0) throw new MoloError('query.empty');
  const tokens = all.slice(begin);
  const first = tokens[0] as Token;
  const word = nameKey(first.text);
  if (NOT_READING.has(word)) throw notReading(sql, first);
  if (!READING.has(word)) throw new MoloError('query.syntax', { message: 'syntax error', ...placeOf(sql, first.start) });

  const end = tokens.findIndex(({ kind }) => kind === 'semicolon');
  const statement = end < 0 ? tokens : tokens.slice(0, end);
  const next = tokens.slice(statement.length).find(({ kind }) => kind !== 'semicolon');
  if (next) throw new MoloError('query.severalStatements', placeOf(sql, next.start));
  refuseForbidden(sql, statement);
  return { sql, tokens: statement };
}

/** Spaces that SQLite takes for letters, and characters that nobody sees: they come along when a query is copied from a document. */
const UNSEEN = /[\p{Z}\p{Cf}]/u;

/** The refusal of a statement that turned out to write, at the word that says so. */
export function writing({ sql, tokens }: ReadingStatement): MoloError {
  return notReading(sql, tokens.find(({ kind, text }) => kind === 'name' && CHANGING.has(nameKey(text))) ?? (tokens[0] as Token));
}

function notReading(sql: string, { text, start }: Token): MoloError {
  const context = ASKING[nameKey(text)];
  return new MoloError('query.notReadOnly', { word: text.toUpperCase(), ...(context !== undefined && { context }), ...placeOf(sql, start) });
}

function refuseUnseen(sql: string, tokens: readonly Token[]): void {
  for (const { kind, text, start } of tokens) {
    const unseen = kind === 'name' ? UNSEEN.exec(text) : null;
    if (unseen) throw new MoloError('query.character', { character: codePointName(unseen[0]), ...placeOf(sql, start + unseen.index) });
  }
}

function refuseForbidden(sql: string, tokens: readonly Token[]): void {
  for (const { kind, text, start } of tokens) {
    if (kind !== 'name' && kind !== 'quotedName') continue;
    const name = nameKey(kind === 'name' ? text : unquoted(text));
    const pragma = name.startsWith('pragma_') && !HARMLESS_PRAGMAS.has(name.slice('pragma_'.length));
    if (pragma || FORBIDDEN.has(name)) throw new MoloError('query.forbidden', { name, ...placeOf(sql, start) });
  }
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
