import fc from 'fast-check';
import type { Entry } from '../support/registry';

/**
 * A law that holds for every input, and a way to make inputs. `check` throws where the law is
 * broken; it may be slow to say so, but has to end: what shows no sign of life is a hang.
 */
export interface Fuzzer<Input = unknown> extends Entry {
  /** Made once, before the first case (a package to mutate, say). */
  prepare(): Promise<Prepared<Input>>;
}

export interface Prepared<Input> {
  readonly inputs: fc.Arbitrary<Input>;
  check(input: Input): Promise<void> | void;
  /** What there is to tell of a hunt behind its last case. */
  remarks?(): string;
  /** Where a law that held means nothing, because what it is about hardly ever happened: one line for each such thing. */
  hollow?(): readonly string[];
}

export interface Hunt {
  readonly cases: number;
  readonly seed: number;
  /** What is found is told as it is, and not made smaller first. */
  readonly asFound?: boolean;
  /** Called before each case, with its number. */
  readonly onCase?: (number: number) => void;
}

/** What broke the law, made as small as it could be. */
export interface Finding {
  /** The number of the first case that failed: the same seed with that many cases shows it again. */
  readonly case: number;
  readonly input: string;
  readonly error: unknown;
}

export interface Hunted {
  /** `null` when the law held. */
  readonly finding: Finding | null;
  readonly remarks: string;
  readonly hollow: readonly string[];
}

/** Runs `cases` cases that follow from `seed` alone. */
export async function hunt<Input>(fuzzer: Fuzzer<Input>, { cases, seed, asFound = false, onCase }: Hunt): Promise<Hunted> {
  const { inputs, check, remarks, hollow } = await fuzzer.prepare();
  let number = 0;
  const law = fc.asyncProperty(inputs, async (input) => {
    onCase?.(++number);
    await check(input);
  });
  const details = await fc.check(law, { seed, numRuns: cases, endOnFailure: asFound });
  const finding = details.failed ? { case: details.numRuns, input: fc.stringify(details.counterexample?.[0]), error: details.errorInstance } : null;
  return { finding, remarks: remarks?.() ?? '', hollow: hollow?.() ?? [] };
}
