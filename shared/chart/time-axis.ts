import type { FieldFacts } from './facts';
import { TIME_LABELS } from './locale';
import type { JsonObject } from './spec';

/** Pixels that a label of a time axis needs with the space around it. */
const LABEL_ROOM = 38;

const MONTHS_APART = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
const CENTURY = 1200;

/**
 * Labels of a time axis in the reader's order of day and month, and never finer than the data: a field of
 * months has no weeks between them, a field of years no months.
 * @param width pixels of the axis
 */
export function timeAxis(field: FieldFacts | undefined, width: number): JsonObject {
  const labels: JsonObject = { format: TIME_LABELS };
  if (field?.span === undefined || field.span === null) return labels;
  const [first, last] = field.span;
  const months = (last - first) / (1000 * 60 * 60 * 24 * 30.4375) + 1;
  const finest = field.type === 'year' ? 12 : 1;
  const apart = MONTHS_APART.find((step) => step >= finest && (months / step) * LABEL_ROOM <= width) ?? CENTURY;
  return { ...labels, tickCount: apart % 12 === 0 ? { interval: 'year', step: apart / 12 } : { interval: 'month', step: apart } };
}
