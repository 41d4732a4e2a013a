import type { Digest } from '#shared/base';
import { questionDigest } from '#shared/provenance';
import type { QueryParams } from './guard/parameters';
import type { ReadingStatement } from './guard/statement';
import { type Token, unquoted } from './guard/tokens';
import { nameKey } from './names';
import type { ParamValue } from './param-value';
import { ENGINE_VERSION } from './version';

/** A table that a statement reads, and the digest of what it is from. */
export interface Source {
  readonly alias: string;
  readonly name: string;
  readonly digest: Digest | null;
}

/** The digest of what is asked; `null` where an equal question may get another answer, or nobody knows what a table is from. */
export function questionOf(statement: ReadingStatement, params: QueryParams, sources: readonly Source[]): Digest | null {
  const known = sources.filter((source): source is Source & { digest: Digest } => source.digest !== null);
  if (known.length < sources.length || !isRepeatable(statement, params)) return null;
  return questionDigest({ sql: statement.sql, params, sources: known, engine: ENGINE_VERSION });
}

/** Functions and constants whose value is another one each time (https://sqlite.org/lang_corefunc.html). */
const CHANGING = new Set(['random', 'randomblob', 'current_date', 'current_time', 'current_timestamp', 'last_insert_rowid', 'changes', 'total_changes']);

/** Functions that take the clock's time where they are told none (https://sqlite.org/lang_datefunc.html), and how many arguments stand before it. */
const OF_THE_CLOCK: ReadonlyMap<string, number> = new Map([['date', 0], ['time', 0], ['datetime', 0], ['julianday', 0], ['unixepoch', 0], ['strftime', 1]]);

/** Whether a statement answers the same each time over the same tables. */
function isRepeatable({ tokens }: ReadingStatement, params: QueryParams): boolean {
  if (Object.values(params).some(saysNow)) return false;
  return !tokens.some(({ kind, text }, index) => {
    if (kind === 'text') return saysNow(text.slice(1, -1));
    if (kind !== 'name' && kind !== 'quotedName') return false;
    const name = nameKey(kind === 'name' ? text : unquoted(text));
    const before = OF_THE_CLOCK.get(name);
    return CHANGING.has(name) || (before !== undefined && tokens[index + 1]?.text === '(' && countArguments(tokens, index + 1) <= before);
  });
}

/** SQLite reads the clock for `now` and, in some builds, its parts with spaces around. */
function saysNow(value: ParamValue): boolean {
  return typeof value === 'string' && /\bnow\b/i.test(value);
}

/** Arguments of a call, whose opening parenthesis is at `open`. */
function countArguments(tokens: readonly Token[], open: number): number {
  let depth = 0;
  let commas = 0;
  for (let at = open; at < tokens.length; at++) {
    const { text } = tokens[at] as Token;
    if (text === '(') depth++;
    else if (text === ')' && --depth === 0) return at === open + 1 ? 0 : commas + 1;
    else if (text === ',' && depth === 1) commas++;
  }
  return commas;
}
