import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { REPOSITORY } from './repository';
import { plantTree } from './fixture-tree';

/** A broken import rule, as `rule: importing file -> imported file`. */
export type Violation = string;

interface CruiseReport {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] };
}

const CRUISER = `${REPOSITORY}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
const RULES = `${REPOSITORY}/.dependency-cruiser.cjs`;

/** A package.json with Molo's own subpath imports, one dependency (`cargo`) and one for development (`crane`). */
const PACKAGE = JSON.stringify({
  name: 'fixture',
  type: 'module',
  imports: (JSON.parse(readFileSync(`${REPOSITORY}/package.json`, 'utf8')) as { imports: unknown }).imports,
  dependencies: { cargo: '1.0.0' },
  devDependencies: { crane: '1.0.0', react: '19.0.0' },
});

const LIBRARIES = Object.fromEntries(
  ['cargo', 'crane', 'react', 'stowaway'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'exports.load = 1;'],
  ]),
);

/** Runs the repository's import rules over a tree of `files` and gives what they caught. */
export function cruise(files: Readonly<Record<string, string>>): Violation[] {
  const tree = plantTree({ 'package.json': PACKAGE, ...LIBRARIES, ...files });
  try {
    const output = execFileSync(process.execPath, [CRUISER, '.', '--config', RULES, '--output-type', 'json'], {
      cwd: tree.root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const { violations } = (JSON.parse(output) as CruiseReport).summary;
    return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  } finally {
    tree.dispose();
  }
}
