import type { CodeProblem } from '#renderer/ui';
import { asMoloError, type ErrorParams, MoloError } from '#shared/base';
import { nameKey, offsetOf, type Token, tokensOf, unquoted } from '#shared/query';

/** What was refused, and where in the text it stands. */
export interface Refused {
  readonly error: unknown;
  /** The statement as it was asked. */
  readonly sql: string;
  /** Where it begins in the text that it was taken from. */
  readonly from: number;
  /** That text, where it holds more than the statement. */
  readonly text?: string;
}

/** The place of an error that has one, as wide as the token that it is about. */
export function placeOfError({ error, sql, from }: Refused): Pick<CodeProblem, 'from' | 'to'> | null {
  if (!(error instanceof MoloError)) return null;
  const tokens = tokensOf(sql);
  const named = namedToken(error, tokens);
  if (named) return { from: from + named.start, to: from + named.end };
  const place = lineAndColumn(error.params);
  if (place === null) return null;
  const offset = offsetOf(sql, place);
  // What is missing at the end is shown at the last word that is there.
  const token = tokens.find(({ start, end }) => start <= offset && offset < end) ?? tokens.at(-1);
  return token ? { from: from + token.start, to: from + token.end } : { from, to: from + sql.length };
}

/** The error as it is said to whoever sees the whole text: its line and column are counted there, not in the statement. */
export function errorInText({ error, from, text = '' }: Refused): MoloError {
  const known = asMoloError(error);
  const place = lineAndColumn(known.params);
  if (place === null || from === 0) return known;
  const before = text.slice(0, from).split('\n');
  const column = place.line === 1 ? place.column + [...(before.at(-1) ?? '')].length : place.column;
  return new MoloError(known.code, { ...known.params, line: place.line + before.length - 1, column }, { cause: known });
}

/** Of a parameter or a table that is in question the name is known: its first place is the place. */
function namedToken({ code, params: { name } }: MoloError, tokens: readonly Token[]): Token | undefined {
  if (code === 'query.parameter') return tokens.find(({ kind, text }) => kind === 'parameter' && (text.slice(1) === name || (text.startsWith('?') && name === '?')));
  if (code === 'query.ambiguous') return tokens.find(({ kind, text }) => (kind === 'name' || kind === 'quotedName') && nameKey(kind === 'name' ? text : unquoted(text)) === nameKey(String(name)));
  return undefined;
}

function lineAndColumn({ line, column }: ErrorParams): { line: number; column: number } | null {
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
}
