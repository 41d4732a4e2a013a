import type { AggregateName, Comparison } from '#shared/table';

/** A column as the statement calls it. */
export interface ColumnName {
  /** The table, or its alias. */
  readonly table?: string;
  readonly name: string;
}

export type Expression = { readonly kind: 'column'; readonly column: ColumnName } | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly argument: ColumnName | null };

export interface ResultSyntax {
  readonly expression: Expression;
  readonly alias?: string;
  /** The expression's own text, which names the column where nothing else does. */
  readonly text: string;
}

export type Literal = string | number;

export interface ConditionSyntax {
  readonly column: ColumnName;
  readonly test: { readonly kind: 'compare'; readonly comparison: Comparison; readonly value: Literal } | { readonly kind: 'in'; readonly values: readonly Literal[] } | { readonly kind: 'null'; readonly wanted: boolean };
}

/** A result by its number, from 1, or an expression. */
export type Term = { readonly kind: 'ordinal'; readonly ordinal: number } | Expression;

export interface OrderSyntax {
  readonly term: Term;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** One SELECT over one table, of the words that the kernel knows. */
export interface SelectSyntax {
  readonly results: readonly ResultSyntax[];
  readonly from: { readonly database?: string; readonly table: string; readonly alias?: string };
  readonly where: readonly ConditionSyntax[];
  readonly groupBy: readonly Term[];
  readonly orderBy: readonly OrderSyntax[];
  /** Infinity without LIMIT. */
  readonly limit: number;
  readonly offset: number;
}
