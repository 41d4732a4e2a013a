/**
 * `npm run offline [spec...]`: drives the workbench in a network namespace that has only loopback, with every network
 * call traced, and states what was asked of whom. `--short` is the form that is part of `npm test`.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildren, npm, ROOT, run } from '../run/child.mjs';
import { judge } from '../run/outcome.mjs';
import { accountOf, faultsIn, statement } from './account.mjs';
import { apart, hindrance } from './namespace.mjs';
import { attemptsIn } from './trace.mjs';

const NAME = 'nothing leaves the computer';

/** The whole flow, and the screen where keys are at home. */
const WHOLE = ['e2e/flow', 'e2e/trust'];
const SHORT = ['offline/short'];

endChildren();

async function build() {
  if (process.env.MOLO_BUILT) return;
  for (const part of ['build:cli', 'build:page']) {
    const { ok, output } = await npm(['run', '--silent', part], { quiet: true });
    if (!ok) throw new Error(`npm run ${part} failed:\n${output}`);
  }
}

async function drive(specs) {
  const folder = mkdtempSync(join(tmpdir(), 'molo-offline-'));
  try {
    const log = join(folder, 'log');
    const control = [process.execPath, join(ROOT, 'tests/offline/control.mjs')];
    const tests = [process.execPath, join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'tests/offline/playwright.config.ts', ...specs];
    const [program, ...words] = apart([control, tests], join(folder, 'trace'));
    const { ok, reason } = await run(program, words, { env: { MOLO_BUILT: '1', MOLO_E2E_LOG: log } });
    const account = accountOf(existsSync(log) ? lines(log) : [], traces(folder));
    return { account, faults: [...faultsIn(account), ...(ok ? [] : [`the tests: ${reason}`])] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const traces = (folder) => readdirSync(folder).filter((name) => name.startsWith('trace.')).flatMap((name) => attemptsIn(readFileSync(join(folder, name), 'utf8')));

/** One check, for whoever sums up. */
function tell(outcome) {
  if (process.env.MOLO_OUTCOME) writeFileSync(process.env.MOLO_OUTCOME, JSON.stringify(judge({ name: NAME, ...outcome })));
  if (outcome.reason) console.log(`${outcome.state}: ${outcome.reason}`);
  process.exitCode = outcome.state === 'failed' ? 1 : 0;
}

async function offline([first, ...rest]) {
  const isShort = first === '--short';
  const named = isShort ? rest : [first, ...rest].filter((word) => word !== undefined);
  const reason = hindrance();
  if (reason !== null) return tell({ state: 'skipped', reason: `${reason}. On a system that has them, \`npm run offline\` shows it.` });
  await build();
  const { account, faults } = await drive(named.length > 0 ? named : isShort ? SHORT : WHOLE);
  console.log(`\n${statement(account)}`);
  tell(faults.length === 0 ? { state: 'passed' } : { state: 'failed', reason: faults.join('; ') });
}

await offline(process.argv.slice(2));
