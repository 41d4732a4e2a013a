import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from './child.mjs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const same = (a, b) => JSON.stringify(Object.entries(a ?? {}).sort()) === JSON.stringify(Object.entries(b ?? {}).sort());

/**
 * Whether `node_modules` holds exactly what the lockfile names. npm writes down there what it
 * installed, last of all, so that a broken-off installation never fits; packages for other
 * platforms may be absent.
 */
export function dependenciesFit(root = ROOT) {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = read(join(root, 'package-lock.json')).packages;
  const present = read(installed).packages;
  const declared = read(join(root, 'package.json'));
  if (!same(declared.dependencies, wanted[''].dependencies) || !same(declared.devDependencies, wanted[''].devDependencies)) return false;
  const paths = Object.keys(wanted).filter((path) => path !== '');
  const fits = (path) => (present[path] ? present[path].version === wanted[path].version && present[path].integrity === wanted[path].integrity : wanted[path].optional === true);
  return paths.every(fits) && Object.keys(present).every((path) => path in wanted);
}

/** Installs exactly what the lockfile names. A registry has to be reachable once; later starts need none. */
export const installLocked = () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { seconds: 1800 });
