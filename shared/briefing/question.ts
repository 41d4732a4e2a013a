import type { Digest } from '#shared/base';
import type { ChartParams } from '#shared/chart';
import type { Origin } from '#shared/provenance';
import type { Table } from '#shared/table';

export type QuestionKind = 'figure' | 'chart' | 'table';

/** Something in a briefing that a query answers. */
export interface Question {
  readonly kind: QuestionKind;
  /** JSON pointer of it in the briefing's file. */
  readonly place: string;
  readonly sql: string;
  readonly params: ChartParams;
}

/** The classification of a package, shown above everything that comes out of it. */
export interface Marking {
  /** As the publisher words it. */
  readonly line?: string;
  /** Traffic Light Protocol 2.0: `AMBER` ... */
  readonly tlp?: string;
  /** Made up for training. */
  readonly synthetic?: boolean;
}

/** An origin with what a reader wants to know beside its digest. */
export interface MarkedOrigin extends Origin {
  readonly marking?: Marking;
  /** How the holder of the keyring calls the publisher. */
  readonly publisherName?: string;
}

export interface Answer {
  readonly table: Table;
  /** `resultDigest` of the table. */
  readonly resultDigest: Digest;
  /** The packages that the query read, or could have read. */
  readonly origins: readonly MarkedOrigin[];
  readonly milliseconds: number;
}

/** Asks the query engine. Rejects with a MoloError of the family `query`. */
export type Run = (sql: string, params: ChartParams) => Promise<Answer>;

/** Two origins are one when their bytes are; without a digest, when they are called the same. */
export function originKey(origin: MarkedOrigin): string {
  return origin.digest ?? `file:${origin.package}`;
}
