import type { Cell } from '#shared/table';
import type { MethodAsked } from './analysis';
import { type AllSeries, isProblem, keyText, methodProblem, type RegularSeries, type SeriesProblem } from './series';

/** Series that are worked out at once at most. */
export const MOST_SERIES = 200;

/** Series that a method can work out, and those that it cannot. */
export interface SortedSeries {
  /** The one that was chosen; `null`: all. */
  readonly only: readonly Cell[] | null;
  readonly fine: readonly RegularSeries[];
  readonly leftOut: readonly { readonly key: readonly Cell[]; readonly problem: SeriesProblem }[];
  readonly isTooMany: boolean;
  /** Whether a period without a row is what some of them lack. */
  readonly isGapped: boolean;
}

/** @param chosen the text of a key */
export function sorted(all: AllSeries | null, chosen: string | null, asked: MethodAsked): SortedSeries {
  const found = all?.found ?? [];
  const only = found.length > 1 ? (found.find(({ key }) => keyText(key) === chosen) ?? null) : null;
  const wanted = only === null ? found : [only];
  const isTooMany = wanted.length > MOST_SERIES;
  const judged = isTooMany ? [] : wanted.map(({ key, series }) => ({ key, series, problem: isProblem(series) ? series : methodProblem(series, asked) }));
  return {
    only: only?.key ?? null,
    fine: judged.flatMap(({ series, problem }) => (problem === null && !isProblem(series) ? [series] : [])),
    leftOut: judged.flatMap(({ key, problem }) => (problem === null ? [] : [{ key, problem }])),
    isTooMany,
    isGapped: judged.some(({ problem }) => problem?.is === 'gap' || problem?.is === 'lacks'),
  };
}
