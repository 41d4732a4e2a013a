import type { Reason } from './not-mine';
import type { Place } from './place';

/** A SELECT as it is written, before any name is looked up (https://sqlite.org/lang_select.html). */
export interface SelectSyntax {
  readonly tables: readonly CommonTable[];
  readonly distinct: boolean;
  readonly results: readonly ResultSyntax[];
  /** None: a statement without FROM. */
  readonly from: readonly SourceSyntax[];
  readonly where: Expression | null;
  readonly groupBy: readonly Expression[];
  readonly having: Expression | null;
  readonly orderBy: readonly OrderSyntax[];
  readonly limit: Expression | null;
  readonly offset: Expression | null;
  /** Where it stands in the statement, in UTF-16 units; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** `WITH name (columns) AS (select)`. */
export interface CommonTable {
  readonly name: string;
  readonly columns: readonly string[] | null;
  /** Worked out as it is written, whatever the SELECT around it wants of it. */
  readonly materialized: boolean;
  readonly select: SelectSyntax;
}

export type ResultSyntax =
  /** `*`, or with a table `t.*`. */
  | { readonly kind: 'star'; readonly table: string | null }
  /** `text` is the expression's own, which names the column where nothing else does. */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | null; readonly text: string };

export interface SourceSyntax {
  readonly of: { readonly kind: 'table'; readonly database: string | null; readonly name: string } | { readonly kind: 'select'; readonly select: SelectSyntax };
  readonly alias: string | null;
  /** How it is joined to what stands before it; `null` for the first. */
  readonly join: JoinSyntax | null;
}

export interface JoinSyntax {
  readonly kind: 'inner' | 'left' | 'foreign';
  readonly on: Expression | null;
  readonly using: readonly string[];
}

export interface OrderSyntax {
  readonly term: Expression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export type BinaryOperator = 'or' | 'and' | '=' | '<>' | 'is' | 'isNot' | '<' | '<=' | '>' | '>=' | '&' | '|' | '<<' | '>>' | '+' | '-' | '*' | '/' | '%' | '||';

export interface NameSyntax {
  readonly kind: 'name';
  readonly database: string | null;
  readonly table: string | null;
  readonly name: string;
  readonly quoted: boolean;
}

export interface CallSyntax {
  readonly kind: 'call';
  readonly name: string;
  /** `count(*)` has none. */
  readonly arguments: readonly Expression[];
  readonly star: boolean;
  readonly distinct: boolean;
  readonly filter: Expression | null;
}

export type Expression =
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  /** As written, without a sign. */
  | { readonly kind: 'number'; readonly text: string }
  /** With its prefix. */
  | { readonly kind: 'parameter'; readonly name: string }
  | NameSyntax
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '~' | 'not'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'between'; readonly negated: boolean; readonly of: Expression; readonly least: Expression; readonly most: Expression }
  | { readonly kind: 'in'; readonly negated: boolean; readonly of: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'like'; readonly operator: 'like' | 'glob'; readonly negated: boolean; readonly of: Expression; readonly pattern: Expression; readonly escape: Expression | null }
  | { readonly kind: 'case'; readonly of: Expression | null; readonly branches: readonly { readonly when: Expression; readonly then: Expression }[]; readonly otherwise: Expression | null }
  | { readonly kind: 'cast'; readonly of: Expression; readonly type: string }
  | CallSyntax
  /** A column that was found already: what `*` stands for. */
  | { readonly kind: 'place'; readonly place: Place }
  /** Read, but none of what the kernel knows. */
  | { readonly kind: 'foreign'; readonly reason: Reason };
