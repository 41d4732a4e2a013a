import type { Cell } from '../column';

/**
 * An expression over the columns of its input, by position. Pure, and worth what SQLite makes of it; affinities are
 * the planner's, who hands over only what needs none or has been cast. Operators are called like functions, each one
 * entry of `OPERATIONS`: `+ - * / % & | ~ negate || = <> < <= > >= is isNot and or not isTrue isFalse`;
 * `in` value, list ...; `like` text, pattern, escape; `glob` text, pattern; `case` condition, value, ... otherwise (`x BETWEEN`
 * and `CASE x WHEN` are the planner's to write out); `cast:integer cast:real cast:text`; functions by their SQL name.
 */
export type KernelExpression =
  | { readonly kind: 'column'; readonly column: number }
  /** `real` tells 1.0 from 1. */
  | { readonly kind: 'literal'; readonly value: Cell; readonly real: boolean }
  | { readonly kind: 'call'; readonly operation: string; readonly arguments: readonly KernelExpression[] };

/** `sum(x)`, `count(DISTINCT x)`, `median(x) FILTER (WHERE ...)`; `count(*)` has no argument. */
export interface KernelAggregate {
  /** One of SQLite's, or of `STATISTICS`. */
  readonly name: string;
  readonly arguments: readonly KernelExpression[];
  readonly distinct: boolean;
  readonly filter: KernelExpression | null;
}

export interface KernelOrdering {
  readonly by: KernelExpression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** One SELECT over one input. */
export interface KernelQuery {
  readonly where: KernelExpression | null;
  /** `null`: no GROUP BY and no aggregate, every row answers for itself. No keys: all rows are one group, also where there are none. */
  readonly grouping: {
    readonly keys: readonly KernelExpression[];
    readonly aggregates: readonly KernelAggregate[];
    /** What decides between groups that `order` leaves equal is the order of the keys, in these directions. */
    readonly keysDescending: readonly boolean[];
  } | null;
  /** This and what follows is over the columns of the input or, where it is grouped, over its keys and behind them its aggregates. */
  readonly having: KernelExpression | null;
  readonly outputs: readonly KernelExpression[];
  readonly distinct: boolean;
  readonly order: readonly KernelOrdering[];
  /** Infinity without LIMIT. */
  readonly limit: number;
  readonly offset: number;
}
