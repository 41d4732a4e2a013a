import { MoloError } from '#shared/base';
import { nameKey } from '../names';
import type { Connection } from '../sqlite/connection';
import { SqliteError } from '../sqlite/error';
import { RESULT } from '../sqlite/module';
import type { ReadingStatement } from './statement';
import { placeOf, type Token, unquoted } from './tokens';

/** Tokens that may be told in a message: what is between quotes or is a number may be a value of the data. */
const TELLABLE = new Set<Token['kind']>(['name', 'quotedName', 'operator', 'parameter', 'semicolon']);

/** SQLite's refusal of a statement's text as an error for people, at the token that it is about. */
export function syntaxError(error: SqliteError, statement: ReadingStatement, pieces: readonly string[], connection: Connection): MoloError {
  if (error.code === RESULT.nomem || error.code === RESULT.tooBig) return new MoloError('query.memory', {}, { cause: error });
  const { sql, tokens } = statement;
  const at = tokenAtFault(error.message, tokens, pieces, connection);
  const place = placeOf(sql, at?.start ?? (error.message === 'incomplete input' ? sql.length : (tokens[0] as Token).start));
  if (at?.kind === 'quotedName' && at.text.startsWith('"') && error.message.startsWith('no such column')) return new MoloError('query.quotes', place);
  const alias = missingAlias(error.message, tokens, connection);
  if (alias !== undefined) return new MoloError('query.noTable', { context: 'package', table: nameOf(alias), ...placeOf(sql, alias.start) });
  // Most often the statement is right, and its package or file is not open any more.
  if (at !== undefined && error.message.startsWith('no such table')) return new MoloError('query.noTable', { table: nameOf(at), ...place });
  return new MoloError('query.syntax', { message: withoutValues(error.message, at), ...place });
}

/** What went wrong while rows of `file` were computed. No position: the statement's text was right. */
export function runtimeError(error: SqliteError, file: string): MoloError {
  switch (error.code) {
    case RESULT.nomem:
    case RESULT.tooBig:
    case RESULT.full:
      return new MoloError('query.memory', {}, { cause: error });
    case RESULT.readonly:
      return new MoloError('query.notReadOnly', { context: 'running' }, { cause: error });
    case RESULT.corrupt:
    case RESULT.notADatabase:
      return new MoloError('package.damaged', { file }, { cause: error });
    default:
      return new MoloError('query.failed', { message: beforeQuotes(error.message) }, { cause: error });
  }
}

function tokenAtFault(message: string, tokens: readonly Token[], pieces: readonly string[], connection: Connection): Token | undefined {
  const near = /^near "(.*)": syntax error$/s.exec(message)?.[1];
  if (near !== undefined) return tokens[firstFault(near, message, pieces, connection)];
  if (message.startsWith('unrecognized token')) return tokens.find(({ kind }) => kind === 'unknown');
  const named = /^(?:no such|ambiguous|misuse of|wrong number of arguments to) .*?([^\s:.]+?)(?:\(\))?$/s.exec(message)?.[1];
  return named === undefined ? undefined : tokens.find((token) => says(token, named));
}

/** What stands before the dot of a table that is not there, where nothing is attached under that name. */
function missingAlias(message: string, tokens: readonly Token[], connection: Connection): Token | undefined {
  const table = /^no such table: (.*)$/s.exec(message)?.[1];
  if (table === undefined) return undefined;
  const alias = tokens.find((token, index) => {
    const [dot, name] = tokens.slice(index + 1, index + 3);
    return dot?.text === '.' && name !== undefined && nameKey(`${nameOf(token)}.${nameOf(name)}`) === nameKey(table);
  });
  if (alias === undefined) return undefined;
  const attached = connection.rows('PRAGMA database_list').map(([, name]) => nameKey(String(name)));
  return attached.includes(nameKey(nameOf(alias))) ? undefined : alias;
}

function nameOf({ kind, text }: Token): string {
  return kind === 'quotedName' ? unquoted(text) : text;
}

/**
 * Which of the tokens that read `near` is the one. The parser complains as soon as it meets it, so
 * every text that reaches so far gets the same complaint and none that ends before does: halving finds it.
 */
function firstFault(near: string, message: string, pieces: readonly string[], connection: Connection): number {
  const candidates = pieces.flatMap((piece, index) => (piece.trim() === near ? [index] : []));
  let [low, high] = [0, candidates.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (complains(message, pieces.slice(0, (candidates[middle] as number) + 1), connection)) high = middle;
    else low = middle + 1;
  }
  return candidates[low] ?? -1;
}

function complains(message: string, pieces: readonly string[], connection: Connection): boolean {
  try {
    connection.prepare(pieces.join('')).finalize();
    return false;
  } catch (error) {
    return error instanceof SqliteError && error.message === message;
  }
}

function says({ kind, text }: Token, name: string): boolean {
  const own = kind === 'name' ? text : kind === 'quotedName' ? unquoted(text) : undefined;
  return own !== undefined && nameKey(own) === nameKey(name);
}

function withoutValues(message: string, at: Token | undefined): string {
  if (message.startsWith('unrecognized token')) return 'unrecognized token';
  const near = message.startsWith('near "') && message.endsWith(': syntax error');
  return near && (at === undefined || !TELLABLE.has(at.kind)) ? 'syntax error' : message;
}

/** SQLite quotes offending values, such as a JSON path, at the end of what it says. */
function beforeQuotes(message: string): string {
  return message.replace(/(?:\s+near)?\s*:?\s*['"[].*$/s, '');
}
