import type { Value } from '../value';
import type { Coded } from '../vector';

/** 0 no, 1 yes, 2 unknown. */
export const TRUTHS: readonly Value[] = [0, 1, null];

/** Answers by their place in `TRUTHS`. */
export function truthVector(codes: Uint8Array): Coded {
  return { kind: 'coded', codes, entries: TRUTHS };
}
