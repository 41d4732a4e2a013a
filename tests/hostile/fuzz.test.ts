import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Fuzzer } from '../fuzz/fuzzer';
import { entriesIn } from '../support/registry';
import { REPOSITORY } from '../support/repository';

const fuzzers = await entriesIn<Fuzzer>(`${REPOSITORY}/tests/fuzz`, 'fuzz');

it.each(fuzzers.map(({ name, about }) => [name, about] as const))('%s: %s, in a short hunt', (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/fuzz/run.ts', name, '--cases', '150', '--seed', '20170612'], { cwd: REPOSITORY, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
});
