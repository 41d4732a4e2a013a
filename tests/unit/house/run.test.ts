import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dependenciesFit } from '../../../electron/start/dependencies.mjs';
import { onPath } from '../../../electron/start/programs.mjs';
import { closingLine, judge, sum } from '../../run/outcome.mjs';
import { sideBySide } from '../../run/side-by-side.mjs';
import { type FixtureTree, plantTree } from '../../support/fixture-tree';
import { REPOSITORY } from '../../support/repository';

let tree: FixtureTree | undefined;
const plant = (files: Record<string, string>): string => (tree = plantTree(files)).root;
afterEach(() => tree?.dispose());

describe('the closing line', () => {
  it('sums every check, and counts a skip that gives no reason as a failure', () => {
    const outcome = sum([judge({ name: 'a', state: 'passed' }), judge({ name: 'b', state: 'skipped', reason: 'no browser' }), judge({ name: 'c', state: 'skipped' })]);
    expect(closingLine(outcome)).toBe('1 passed, 1 failed, 1 skipped');
    expect(outcome.skips).toEqual(['b: no browser']);
    expect(outcome.problems).toEqual(['c: skipped without a reason']);
  });

  it('takes from Vitest each test, each reason and each file that does not even load', () => {
    const root = plant({
      'package.json': '{ "type": "module" }',
      'tests.test.ts': `
        import { it } from 'vitest';
        it('holds', () => {});
        it('breaks', () => { throw new Error('because'); });
        it('waits', (ctx) => ctx.skip('the data are elsewhere'));
        it.skip('hides', () => {});`,
      'broken.test.ts': "import './missing';",
    });
    symlinkSync(`${REPOSITORY}/node_modules`, join(root, 'node_modules'));
    const outcome = join(root, 'outcome.json');
    spawnSync(process.execPath, [`${REPOSITORY}/node_modules/vitest/vitest.mjs`, 'run', '--root', root, `--reporter=${REPOSITORY}/tests/run/vitest-reporter.mjs`], {
      cwd: root,
      env: { ...process.env, MOLO_OUTCOME: outcome, VITEST: undefined },
    });
    expect(JSON.parse(readFileSync(outcome, 'utf8'))).toEqual({
      passed: 1,
      failed: 3,
      skipped: 1,
      problems: expect.arrayContaining([expect.stringMatching(/^broken\.test\.ts: /), 'tests.test.ts > breaks: because', 'tests.test.ts > hides: skipped without a reason']),
      skips: ['tests.test.ts > waits: the data are elsewhere'],
    });
  });
});

describe('steps that run side by side', () => {
  it('begin in order, never more at a time than said, and none is left out', async () => {
    const begun: number[] = [];
    let [running, most] = [0, 0];
    const steps = [5, 1, 1, 1].map((turns, step) => async () => {
      begun.push(step);
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      return step;
    });
    expect((await sideBySide(steps, 2)).toSorted()).toEqual([0, 1, 2, 3]);
    expect({ begun, most }).toEqual({ begun: [0, 1, 2, 3], most: 2 });
  });
});

describe('the installed packages', () => {
  const lock = { packages: { '': { dependencies: { a: '1.0.0' } }, 'node_modules/a': { version: '1.0.0' }, 'node_modules/other-platform': { version: '1.0.0', optional: true } } };
  const installed = (packages: object): boolean =>
    dependenciesFit(
      plant({
        'package.json': JSON.stringify({ dependencies: { a: '1.0.0' } }),
        'package-lock.json': JSON.stringify(lock),
        'node_modules/.package-lock.json': JSON.stringify({ packages }),
      }),
    );

  it('fit when they are what the lockfile names, other platforms’ left out', () => {
    expect(installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it.each([
    ['absent', {}],
    ['of another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['more than named', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }],
  ])('do not fit when one is %s', (_, packages) => {
    expect(installed(packages)).toBe(false);
  });

  it('do not fit where an installation was broken off, or package.json went ahead', () => {
    expect(dependenciesFit(plant({ 'package-lock.json': JSON.stringify(lock), 'node_modules/a/index.js': '' }))).toBe(false);
    tree?.dispose();
    expect(
      dependenciesFit(
        plant({
          'package.json': JSON.stringify({ dependencies: { a: '1.0.0', b: '1.0.0' } }),
          'package-lock.json': JSON.stringify(lock),
          'node_modules/.package-lock.json': JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
        }),
      ),
    ).toBe(false);
  });
});

describe('a program on the PATH', () => {
  it('is found by the first of its names, in order, when it may be run', (ctx) => {
    if (process.platform === 'win32') ctx.skip('Windows has no execution bit');
    const root = plant({ 'first/chrome': '', 'second/chrome': '', 'second/chromium': '' });
    for (const file of ['second/chrome', 'second/chromium']) chmodSync(join(root, file), 0o755);
    const path = `${root}/first:${root}/second`;
    expect(onPath(['chromium', 'chrome'], path)).toBe(join(root, 'second/chromium'));
    expect(onPath(['chrome'], path)).toBe(join(root, 'second/chrome'));
    expect(onPath(['firefox'], path)).toBeUndefined();
  });
});

describe('an interrupted run', () => {
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('takes its children and their children along', async (ctx) => {
    if (process.platform === 'win32') ctx.skip('Windows has no process groups');
    const root = plant({
      'run.mjs': `
        import { endChildren, run } from '${REPOSITORY}/tests/run/child.mjs';
        endChildren();
        await run(process.execPath, ['-e', "const c = require('child_process').spawn('sleep', ['600']); console.log(c.pid); setInterval(() => {}, 1000)"]);`,
    });
    const runner: ChildProcess = spawn(process.execPath, [join(root, 'run.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(runner.stdout ?? runner, 'data')) as [Buffer];
    const grandchild = Number(line);
    expect(isAlive(grandchild)).toBe(true);
    runner.kill('SIGINT');
    expect(await once(runner, 'exit')).toEqual([130, null]);
    await expect.poll(() => isAlive(grandchild), { timeout: 30_000 }).toBe(false);
  });
});
