import type { Cell } from '#shared/table';
import type { TimeField } from '../actions/period';
import type { Source } from '../actions/source';

/** What can be asked of a series beyond SQL. */
export const ANALYSES = ['decomposition', 'forecast'] as const;
export type Analysis = (typeof ANALYSES)[number];

/** How a series is taken apart or carried on. */
export type Method = 'classical' | 'stl' | 'holtWinters';

export const METHODS: Readonly<Record<Analysis, readonly [Method, ...Method[]]>> = { decomposition: ['stl', 'classical'], forecast: ['holtWinters'] };

/** How one series is worked out. */
export interface MethodAsked {
  readonly method: Method;
  /** Observations that make a season. */
  readonly period: number;
  readonly model: 'additive' | 'multiplicative';
  /** Of STL: seasons that are smoothed together, odd, from 7. */
  readonly window: number;
  /** Periods that are carried on; 0: none. */
  readonly ahead: number;
}

/** What was worked out of a statement's answer: method and parameters, so that whoever sees the result can name them. */
export interface AnalysisMade extends MethodAsked {
  /** What it was asked from, so that the next can be too. */
  readonly source: Source;
  readonly time: TimeField;
  readonly value: string;
  /** Fields that tell series apart. */
  readonly groups: readonly string[];
  /** The values of these fields whose series was chosen; `null`: each series is worked out. */
  readonly only: readonly Cell[] | null;
  /** Series that were worked out. */
  readonly count: number;
  /** Series that could not be, by name. */
  readonly leftOut: readonly string[];
  /** Where several rows of a period were added up: how many at most, and the fields that they differ in. */
  readonly addedUp: { readonly rows: number; readonly fields: readonly string[] } | null;
  /** A period without a row counts as 0. */
  readonly zeros: boolean;
  /** Of Holt-Winters, where one series was worked out: how much the newest value counts for level, trend and season, as least squares found. */
  readonly weights?: { readonly alpha: number; readonly beta: number; readonly gamma: number };
}

/** Seasons that a series needs at least. */
export const SEASONS: Readonly<Record<Method, number>> = { classical: 2, stl: 2, holtWinters: 3 };
