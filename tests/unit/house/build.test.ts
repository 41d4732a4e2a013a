import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureTree, plantTree } from '../../support/fixture-tree';
import { REPOSITORY } from '../../support/repository';

const MAIN = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { MoloError } from '#shared/base';
  import { Command } from 'commander';
  import initSqlJs from 'sql.js';
  const { greeting } = await import('#shared/i18n');
  console.log(readFileSync(greeting, 'utf8'), typeof Command, typeof createHash, typeof (await initSqlJs()).Database, MoloError.length, ...process.argv.slice(2));
`;

describe('the build of the command line', () => {
  let tree: FixtureTree;
  const build = (): string => execFileSync(process.execPath, [`${REPOSITORY}/electron/cli/build.mjs`], { cwd: tree.root, encoding: 'utf8' });
  const output = (): string => join(tree.root, 'out/cli');

  beforeAll(() => {
    tree = plantTree({
      'package.json': readFileSync(`${REPOSITORY}/package.json`, 'utf8'),
      'shared/base/index.ts': 'export class MoloError { constructor(readonly code: string) {} }',
      'shared/i18n/index.ts': "export const greeting = new URL('../../resources/greeting.txt', import.meta.url);",
      'resources/greeting.txt': 'from the pier',
    });
    symlinkSync(`${REPOSITORY}/node_modules`, join(tree.root, 'node_modules'));
  });
  afterAll(() => tree.dispose());

  it('says so when there is nothing to build', () => {
    expect(build()).toContain('no command line');
  });

  it('makes a program that starts by itself and finds the resources', (ctx) => {
    appendFileSync(plantMain(tree), MAIN);
    expect(build()).toContain('out/cli/molo.js');
    if (process.platform === 'win32') ctx.skip('Windows starts no script by its first line');
    expect(execFileSync(join(output(), 'molo.js'), ['query', 'x'], { encoding: 'utf8' })).toBe('from the pier function function function 1 query x\n');
  });

  it('takes packages in but for those with a part beside them, and lays its files flat', () => {
    const files = readdirSync(output(), { withFileTypes: true });
    expect(files.filter((file) => file.isDirectory())).toEqual([]);
    expect(readFileSync(join(output(), 'molo.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n(?![^]*from ?["']commander["'])[^]*from ?["']sql\.js["']/);
  });

  it('does nothing while nothing changed, and builds again when a source did', () => {
    const builtAt = (): number => statSync(join(output(), 'molo.js')).mtimeMs;
    const first = builtAt();
    expect(build()).toContain('up to date');
    expect(builtAt()).toBe(first);
    appendFileSync(join(tree.root, 'shared/base/index.ts'), '\nexport const more = 1;');
    expect(build()).toContain('Built');
    expect(readdirSync(join(tree.root, 'out'))).toEqual(['cli']);
  });
});

function plantMain(tree: FixtureTree): string {
  execFileSync(process.execPath, ['-e', "require('fs').mkdirSync('electron/cli', { recursive: true })"], { cwd: tree.root });
  return join(tree.root, 'electron/cli/main.ts');
}
