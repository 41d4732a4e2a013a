import { MoloError } from '#shared/base';
import type { QueryOptions, QueryResult } from './contract';
import type { QueryParams } from './guard/parameters';
import { parametersIn, type StatementPlace, statementsIn } from './statements';

/** One statement of a script, with the values that it names. */
export interface ScriptStatement {
  readonly sql: string;
  readonly params: QueryParams;
  /** What it threw, told of the whole text: with its number and its place in there. */
  located(thrown: unknown): unknown;
}

/**
 * The statements of a text; what only spaces and comments fill is none. A text of one statement, or without any, is left
 * as it is, so that it is told of as one.
 * @throws MoloError `query.parameter` for a value that no statement takes
 */
export function scriptStatements(text: string, params: QueryParams): ScriptStatement[] {
  const places = statementsIn(text);
  if (places.length < 2) return [{ sql: text, params, located: (thrown) => thrown }];
  const named = places.map(({ sql }) => parametersIn(sql));
  const unknown = Object.keys(params).find((name) => !named.some((names) => names.includes(name)));
  if (unknown !== undefined) throw new MoloError('query.parameter', { name: unknown, context: 'unknown' });
  return places.map((place, index) => ({
    sql: place.sql,
    params: Object.fromEntries(Object.entries(params).filter(([name]) => named[index]?.includes(name))),
    located: (thrown) => (thrown instanceof MoloError ? locatedIn(text, place, index + 1, thrown) : thrown),
  }));
}

/** The results of a script's statements, each asked when its turn comes. */
export function* runScript(ask: (sql: string, params: QueryParams, options: QueryOptions) => QueryResult, text: string, params: QueryParams, options: QueryOptions): Generator<QueryResult> {
  for (const statement of scriptStatements(text, params)) {
    let result: QueryResult;
    try {
      result = ask(statement.sql, statement.params, options);
    } catch (error) {
      throw statement.located(error);
    }
    yield result;
  }
}

/** Lines and columns are those of the whole text. */
function locatedIn(text: string, { from }: StatementPlace, statement: number, error: MoloError): MoloError {
  const { line, column } = error.params;
  if (typeof line !== 'number' || typeof column !== 'number') return new MoloError(error.code, { ...error.params, statement }, { cause: error });
  const before = text.slice(0, from).split('\n');
  const place = { line: line + before.length - 1, column: line === 1 ? column + [...(before.at(-1) as string)].length : column };
  return new MoloError(error.code, { ...error.params, ...place, statement }, { cause: error });
}
