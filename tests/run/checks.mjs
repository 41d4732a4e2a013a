import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, ROOT, run, runPackage } from './child.mjs';
import { failed, isGreen, passed, sum } from './outcome.mjs';

const REPORTERS = `${ROOT}/tests/run`;

/** A command that passes or fails as a whole. */
const whole = (name, command) => ({
  name,
  exists: () => true,
  run: async (env) => {
    const { ok, reason } = await command({ env });
    return ok ? passed() : failed(name, reason);
  },
});

/** A test runner whose reporter writes its outcome into the file that MOLO_OUTCOME names. */
const counted = (name, exists, command) => ({
  name,
  exists,
  run: async (env) => {
    const folder = mkdtempSync(join(tmpdir(), 'molo-test-'));
    const file = join(folder, 'outcome.json');
    try {
      const { ok, reason } = await command({ env: { ...env, MOLO_OUTCOME: file } });
      if (!existsSync(file)) return failed(name, `no result, ${reason}`);
      const outcome = JSON.parse(readFileSync(file, 'utf8'));
      // A runner that is unhappy with something that is no test of its own still fails the run.
      return ok || !isGreen(outcome) ? outcome : sum([outcome, failed(name, reason)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

function holdsTests(folder) {
  if (!existsSync(join(ROOT, folder))) return false;
  return readdirSync(join(ROOT, folder), { recursive: true }).some((file) => /\.(test|spec)\.tsx?$/.test(String(file)));
}

/** What is driven was built in the first line. */
const BUILT = { MOLO_BUILT: '1' };

/** The tests are a TypeScript project of their own: two processes do nothing twice, and two processors can share them. */
const lint = (...which) => (options) => runPackage('eslint/bin/eslint.js', which, options);

/** In order; those of one line run side by side, the longest first. Adding a check is adding a line, or joining one. */
export const CHECKS = [
  [
    whole('lint: code', lint('.', '--ignore-pattern', 'tests')),
    whole('types', (options) => runPackage('typescript/bin/tsc', ['-b'], options)),
    whole('lint: tests', lint('tests')),
    whole('build', (options) => npm(['run', '--silent', 'build'], options)),
    whole('lint: imports', (options) => runPackage('dependency-cruiser/bin/dependency-cruise.mjs', ['.'], options)),
  ],
  [counted('tests', () => true, (options) => runPackage('vitest/vitest.mjs', ['run', '--allowOnly=false', '--reporter=default', `--reporter=${REPORTERS}/vitest-reporter.mjs`], options))],
  [counted('end to end', () => holdsTests('tests/e2e'), ({ env }) => runPackage('@playwright/test/cli.js', ['test', '--forbid-only', `--reporter=list,${REPORTERS}/playwright-reporter.mjs`], { env: { ...env, ...BUILT } }))],
  [counted('offline', () => true, ({ env }) => run(process.execPath, ['tests/offline/run.mjs', '--short'], { env: { ...env, ...BUILT } }))],
];
