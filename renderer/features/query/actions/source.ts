import type { QueryParam } from '#shared/query';

/** Something that can be calculated from: a result of this query, what an analysis was worked out from, or an open table. */
export interface Source {
  readonly id: string;
  /** `past`: a result that has given way to another. */
  readonly is: 'result' | 'past' | 'table';
  /** The number of the result, the name of the table. */
  readonly name: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, QueryParam>>;
}
