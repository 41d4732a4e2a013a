import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadSqlite } from '#shared/query';
import { REPOSITORY } from '../../support/repository';
import { runScript } from '../../slt/run-script';

const FIXTURES = `${REPOSITORY}/tests/slt/fixtures`;
const sqlite = await loadSqlite();

it.each(readdirSync(FIXTURES))('%s: Molo answers as the script tells, with the kernel and without', (file) => {
  const script = readFileSync(`${FIXTURES}/${file}`, 'utf8');
  for (const kernel of ['auto', 'off'] as const) {
    const { failures, passed } = runScript(sqlite, script, kernel);
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(5);
  }
});

it('the kernel has its part in the answers', () => {
  const byKernel = readdirSync(FIXTURES).map((file) => runScript(sqlite, readFileSync(`${FIXTURES}/${file}`, 'utf8')).answeredBy.kernel);
  expect(byKernel.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(25);
});
