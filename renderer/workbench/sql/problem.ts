import type { CodeProblem } from '#renderer/ui';
import { type ErrorParams, MoloError } from '#shared/base';
import { offsetOf, tokensOf } from '#shared/query';

/** What was refused, and where in the text it stands. */
export interface Refused {
  readonly error: unknown;
  /** The statement as it was asked. */
  readonly sql: string;
  /** Where it begins in the text that it was taken from. */
  readonly from: number;
}

/** The place of an error that has one, as wide as the token that it is about. */
export function placeOfError({ error, sql, from }: Refused): Pick<CodeProblem, 'from' | 'to'> | null {
  const place = error instanceof MoloError ? lineAndColumn(error.params) : null;
  if (place === null) return null;
  const tokens = tokensOf(sql);
  const offset = offsetOf(sql, place);
  // What is missing at the end is shown at the last word that is there.
  const token = tokens.find(({ start, end }) => start <= offset && offset < end) ?? tokens.at(-1);
  return token ? { from: from + token.start, to: from + token.end } : { from, to: from + sql.length };
}

function lineAndColumn({ line, column }: ErrorParams): { line: number; column: number } | null {
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
}
