import { type Extent, extentOf } from './extent';
import type { Bin, Histogram, NumberTally } from './profile';

/** So few values get a bin each, whatever lies between them. */
export const MOST_VALUES = 12;

/** A histogram has at most about so many steps: each can be pointed at in a narrow panel. */
const MOST_BINS = 24;

/** Years and other whole numbers that lie so close get a bin each. */
const MOST_SINGLE = 36;

/** Steps of 1, 2 or 5 times a power of ten that begin at a multiple of themselves. */
interface Steps {
  /** Digits of the step, and the power of ten that they are times. */
  readonly digits: number;
  readonly exponent: number;
}

/** `null` where no round steps lie between the values: they are too close for doubles. */
export function numberHistogram(tally: NumberTally, extent: Extent): Histogram | null {
  if (tally.values.length <= MOST_VALUES) return { kind: 'values', bins: valueBins(tally), outside: 0 };
  const { min, max } = Number.isFinite(extent.max - extent.min) ? extent : extentOf(tally.values.filter(Number.isFinite));
  const isWhole = areWhole(tally.values);
  const edges = isWhole ? wholeEdges(min, max) : realEdges(min, max);
  if (edges.length < 2) return null;
  const { counts, outside } = countsBetween(tally, edges);
  // Numbers with decimals that end on an edge end with it; otherwise one bin would hold nothing else.
  const isClosed = !isWhole && edges.at(-1) === max;
  const bins = Array.from(counts, (count, at): Bin => {
    const [from, next] = [edges[at] as number, edges[at + 1] as number];
    return isWhole ? { from, to: next - 1, includesTo: true, count } : { from, to: next, includesTo: isClosed && at === counts.length - 1, count };
  });
  return { kind: 'bins', bins, outside };
}

function valueBins({ values, counts }: NumberTally): Bin[] {
  return Array.from(values, (value, at): Bin => ({ from: value, to: value, includesTo: true, count: counts[at] as number })).sort((one, other) => Number(one.from) - Number(other.from));
}

/** Apart from the infinite ones. */
function areWhole(values: NumberTally['values']): boolean {
  if (values instanceof Int32Array) return true;
  for (let at = 0; at < values.length; at++) if (!Number.isSafeInteger(values[at]) && Number.isFinite(values[at])) return false;
  return true;
}

/** The last lies above the greatest value. */
function wholeEdges(min: number, max: number): number[] {
  if (max - min < MOST_SINGLE) return Array.from({ length: max - min + 2 }, (_, at) => min + at);
  const steps = stepsFor(max - min + 1);
  return edgesOf(steps, min, (edge) => edge <= max);
}

/** The last is the greatest value or above it. */
function realEdges(min: number, max: number): number[] {
  return Number.isFinite(max - min) ? edgesOf(stepsFor(max - min), min, (edge) => edge < max) : [];
}

function stepsFor(span: number): Steps {
  const raw = span / MOST_BINS;
  const exponent = Math.floor(Math.log10(raw));
  const digits = [1, 2, 5].find((wanted) => sized({ digits: wanted, exponent }, 1) >= raw);
  return digits === undefined ? { digits: 1, exponent: exponent + 1 } : { digits, exponent };
}

/** So many steps, as the double that is written so: 3 x 0.1 is 0.3. */
function sized({ digits, exponent }: Steps, count: number): number {
  return Number(`${count * digits}e${exponent}`);
}

function edgesOf(steps: Steps, min: number, goesOn: (edge: number) => boolean): number[] {
  let count = Math.floor(min / sized(steps, 1));
  if (!Number.isSafeInteger(count * steps.digits)) return [];
  while (sized(steps, count) > min) count--;
  const edges = [sized(steps, count)];
  while (goesOn(edges.at(-1) as number)) edges.push(sized(steps, ++count));
  return edges.filter((edge, at) => edge !== edges[at - 1]);
}

/** Rows of each step; the last takes its upper edge too. */
function countsBetween({ values, counts: rows }: NumberTally, edges: readonly number[]): { counts: Float64Array; outside: number } {
  const bounds = Float64Array.from(edges);
  const last = bounds.length - 2;
  const least = bounds[0] as number;
  const perUnit = (last + 1) / ((bounds[last + 1] as number) - least);
  const counts = new Float64Array(last + 1);
  let outside = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value === Infinity || value === -Infinity) {
      outside += rows[at] as number;
      continue;
    }
    let bin = Math.min(last, Math.floor((value - least) * perUnit));
    while (bin > 0 && value < (bounds[bin] as number)) bin--;
    while (bin < last && value >= (bounds[bin + 1] as number)) bin++;
    counts[bin] = (counts[bin] as number) + (rows[at] as number);
  }
  return { counts, outside };
}
