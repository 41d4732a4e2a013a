import { MoloError } from '#shared/base';
import type { QueryOptions, QueryResult } from './contract';
import type { QueryParams } from './guard/parameters';
import { parametersIn, type StatementPlace, statementsIn } from './statements';

/** Asks one statement. */
export type Ask = (sql: string, params: QueryParams, options: QueryOptions) => QueryResult;

/**
 * The results of a script's statements, each asked when its turn comes. A text without a statement is asked as it is, so
 * that it is refused as an empty statement always is.
 * @throws MoloError what `ask` throws, with the statement's number and its place in the whole text
 */
export function* runScript(ask: Ask, text: string, params: QueryParams, options: QueryOptions): Generator<QueryResult> {
  const places = statementsIn(text);
  if (places.length < 2) return yield ask(text, params, options);
  const asked = places.map((place) => ({ place, names: parametersIn(place.sql) }));
  const unknown = Object.keys(params).find((name) => !asked.some(({ names }) => names.includes(name)));
  if (unknown !== undefined) throw new MoloError('query.parameter', { name: unknown, problem: 'unknown' });
  for (const [index, { place, names }] of asked.entries()) {
    const own = Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
    yield located(() => ask(place.sql, own, options), text, place, index + 1);
  }
}

function located(work: () => QueryResult, text: string, place: StatementPlace, statement: number): QueryResult {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MoloError)) throw error;
    throw new MoloError(error.code, { ...error.params, ...placeInScript(error, text, place), statement }, { cause: error });
  }
}

/** Line and column of the whole text, where the error tells those of its statement. */
function placeInScript({ params: { line, column } }: MoloError, text: string, { from }: StatementPlace): { line?: number; column?: number } {
  if (typeof line !== 'number' || typeof column !== 'number') return {};
  const before = text.slice(0, from).split('\n');
  return { line: line + before.length - 1, column: line === 1 ? column + [...(before.at(-1) as string)].length : column };
}
