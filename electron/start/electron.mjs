import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, runPackage } from './child.mjs';
import { isProgram } from './programs.mjs';

const FOLDER = join(ROOT, 'node_modules/electron');

/** How long a first download may take. Somebody without a network waits no longer, and only once. */
const SECONDS = 60;

/** In node_modules: a new installation asks anew. */
const TRIED = join(ROOT, 'node_modules/.cache/molo/electron-tried');

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);
const version = () => JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')).version;

/** Electron's program as its own installer left it; `undefined` where it is absent or of another version. */
function installed() {
  const program = read(join(FOLDER, 'path.txt'));
  const path = program && join(FOLDER, 'dist', program);
  return path && isProgram(path) && read(join(FOLDER, 'dist/version'))?.replace(/^v/, '') === version() ? path : undefined;
}

/**
 * Electron's program: the one that `MOLO_ELECTRON` names, else the installed one, else, once, a
 * downloaded one (Electron 45 no longer comes with its package). `undefined` where there is none.
 * @param {(seconds: number) => void} onFetching
 */
export async function findElectron(onFetching) {
  const named = process.env.MOLO_ELECTRON;
  if (named) return isProgram(named) ? named : undefined;
  if (installed() !== undefined || read(TRIED) === version()) return installed();
  onFetching(SECONDS);
  mkdirSync(dirname(TRIED), { recursive: true });
  writeFileSync(TRIED, version());
  await runPackage('electron/install.js', [], { seconds: SECONDS, quiet: true });
  return installed();
}
