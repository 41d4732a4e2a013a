import type { ChartTable } from '#shared/chart';
import type { Cell } from '#shared/table';
import type { Figure } from './inline';
import type { Answer, MarkedOrigin, Question } from './question';

/** A question with its answer: what is shown there, and everything that it rests on. */
export interface Binding extends Question, Answer {
  /** Counted from 1 among its kind, in reading order. */
  readonly number: number;
}

export interface BoundFigure extends Binding {
  readonly kind: 'figure';
  readonly value: Cell;
  /** As the text gives it: how it is written, what it is called. */
  readonly figure: Figure;
}

/** Everything that the numbers of a briefing are bound to. */
export interface Bindings {
  /** By their place in the briefing, in reading order. */
  readonly bindings: ReadonlyMap<string, Binding | BoundFigure>;
  /** Every package that a number rests on, once. */
  readonly origins: readonly MarkedOrigin[];
  /** What was open: bare chart specs were planned with it. */
  readonly listing: readonly ChartTable[];
}
