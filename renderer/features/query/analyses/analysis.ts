import type { TimeField } from '../actions/period';

/** What can be asked of a series beyond SQL. */
export type Analysis = 'decomposition' | 'forecast';

/** How a series is taken apart or carried on. */
export type Method = 'classical' | 'stl' | 'holtWinters';

/** What was worked out of a statement's answer: method and parameters, so that whoever sees the result can name them. */
export interface AnalysisMade {
  readonly method: Method;
  readonly time: TimeField;
  readonly value: string;
  /** Observations that make a season. */
  readonly period: number;
  readonly model: 'additive' | 'multiplicative';
  /** Periods that are carried on; 0: none. */
  readonly ahead: number;
}
