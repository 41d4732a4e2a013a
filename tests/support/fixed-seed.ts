import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Properties hold for the same inputs in every run, so that nothing fails by chance; the fuzzers explore.
 * `MOLO_SEED=7 npx vitest run tests/property` tries other inputs.
 */
const SEED = Number(process.env.MOLO_SEED ?? 20170612);

// Loading fast-check takes longer than most test files do: only where it is used.
const { testPath } = expect.getState();
if (testPath !== undefined && readFileSync(testPath, 'utf8').includes("'fast-check'")) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ seed: SEED });
}
