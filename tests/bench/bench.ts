import type { Entry } from '../support/registry';

/** What a bench counts: milliseconds or bytes, and less is always better. */
export type Unit = 'ms' | 'bytes';

/** One comparison. `ratio` is the rival's figure over ours: above 1, Molo takes that many times less. */
export interface Row {
  readonly bench: string;
  readonly case: string;
  readonly molo: number;
  readonly rival: number | null;
  readonly rivalName: string;
  readonly ratio: number | null;
  readonly unit: Unit;
}

/** A side of a comparison: does the whole work once. What it returns is kept alive, so that nothing is optimised away. */
export type Contender = () => unknown;

export interface Comparison {
  readonly case: string;
  readonly rivalName: string;
  readonly molo: Contender;
  readonly rival: Contender;
  /** Rounds after one round to warm up; the median counts. */
  readonly rounds?: number;
}

/** Where a bench puts what it finds. */
export interface Report {
  /** Times both sides in turn, round by round, so that a busy machine hurts both alike. */
  compare(comparison: Comparison): Promise<void>;
  /** A figure that is not a time, or was measured otherwise. */
  row(row: Omit<Row, 'bench' | 'ratio'>): void;
  /** What could not be compared, and why. */
  skip(reason: string): void;
}

export interface Bench extends Entry {
  run(report: Report): Promise<void>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

let kept: unknown;

/** Milliseconds that one run takes. */
export async function milliseconds(contender: Contender): Promise<number> {
  const start = performance.now();
  kept = await contender();
  return performance.now() - start;
}

/** The last result of a contender; only here so that it counts as used. */
export const lastResult = (): unknown => kept;

/** A report that hands every row and every skip on as it comes. */
export function createReport(bench: string, onRow: (row: Row) => void, onSkip: (reason: string) => void): Report {
  const row: Report['row'] = ({ case: name, molo, rival, rivalName, unit }) =>
    onRow({ bench, case: name, molo, rival, rivalName, ratio: rival === null ? null : rival / molo, unit });
  return {
    row,
    skip: onSkip,
    async compare({ case: name, rivalName, molo, rival, rounds = 5 }) {
      const times: { molo: number[]; rival: number[] } = { molo: [], rival: [] };
      for (let round = 0; round <= rounds; round++) {
        const [ours, theirs] = [await milliseconds(molo), await milliseconds(rival)];
        if (round === 0) continue;
        times.molo.push(ours);
        times.rival.push(theirs);
      }
      row({ case: name, molo: median(times.molo), rival: median(times.rival), rivalName, unit: 'ms' });
    },
  };
}
