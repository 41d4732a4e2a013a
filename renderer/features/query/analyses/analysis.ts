import type { TimeField } from '../actions/period';

/** What can be asked of a series beyond SQL. */
export const ANALYSES = ['decomposition', 'forecast'] as const;
export type Analysis = (typeof ANALYSES)[number];

/** How a series is taken apart or carried on. */
export type Method = 'classical' | 'stl' | 'holtWinters';

export const METHODS: Readonly<Record<Analysis, readonly [Method, ...Method[]]>> = { decomposition: ['stl', 'classical'], forecast: ['holtWinters'] };

/** What was worked out of a statement's answer: method and parameters, so that whoever sees the result can name them. */
export interface AnalysisMade {
  readonly method: Method;
  readonly time: TimeField;
  readonly value: string;
  /** Observations that make a season. */
  readonly period: number;
  readonly model: 'additive' | 'multiplicative';
  /** Of STL: seasons that are smoothed together, odd, from 7. */
  readonly window: number;
  /** Periods that are carried on; 0: none. */
  readonly ahead: number;
  /** Of Holt-Winters: how much the newest value counts for level, trend and season, as least squares found. */
  readonly weights?: { readonly alpha: number; readonly beta: number; readonly gamma: number };
}

/** Seasons that a series needs at least. */
export const SEASONS: Readonly<Record<Method, number>> = { classical: 2, stl: 2, holtWinters: 3 };
