import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, runPackage } from './child.mjs';

/**
 * What is built, each from its sources into a folder of its own. A part whose entry is not there is none.
 * @typedef {{ name: 'cli' | 'page' | 'main', entry: string, sources: readonly string[], output: readonly string[], build: () => Promise<{ ok: boolean, interrupted?: boolean, reason: string }> }} Part
 */

const LOCKED = ['package.json', 'package-lock.json'];

/** @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'cli',
    entry: 'electron/cli/main.ts',
    sources: ['shared', 'electron', 'resources', ...LOCKED],
    output: ['out/cli'],
    build: () => run(process.execPath, ['electron/cli/build.mjs']),
  },
  {
    name: 'page',
    entry: 'renderer/index.html',
    sources: ['shared', 'renderer', 'vite.page.config.ts', ...LOCKED],
    output: ['out/page'],
    build: () => runPackage('vite/bin/vite.js', ['build', '--config', 'vite.page.config.ts', '--logLevel', 'warn']),
  },
  {
    name: 'main',
    entry: 'electron/main/main.ts',
    sources: ['shared', 'electron', 'resources', 'electron.vite.config.ts', ...LOCKED],
    output: ['out/main', 'out/preload'],
    build: () => runPackage('electron-vite/bin/electron-vite.js', ['build', '--ignoreConfigWarning', '--logLevel', 'warn']),
  },
];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One digest over the names and bytes of all files at these paths. */
function digestOf(root, paths) {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => (/\.\w+$/.test(path) ? [join(root, path)].filter(existsSync) : filesUnder(join(root, path)))).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const stampOf = ({ name }, root) => join(root, 'out/.built', name);

/** Whether a part has to be built before it can be used: its sources or what was built of them have changed since, by whatever means. */
export function isStale({ entry, sources, output, ...part }, root = ROOT) {
  if (!existsSync(join(root, entry))) return false;
  const stamp = stampOf(part, root);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== `${digestOf(root, sources)} ${digestOf(root, output)}`;
}

/** Builds a part and remembers of what. Sources that change meanwhile leave it stale. */
export async function build(part, root = ROOT) {
  const sources = digestOf(root, part.sources);
  const outcome = await part.build();
  if (outcome.ok) {
    mkdirSync(join(root, 'out/.built'), { recursive: true });
    writeFileSync(stampOf(part, root), `${sources} ${digestOf(root, part.output)}`);
  }
  return outcome;
}

/**
 * Builds what is stale, one part after the other, up to the first that fails.
 * @param {(part: Part) => void} tell hears of each part before it is built
 * @returns {Promise<{ failed: Part['name'] | null, reason: string }>}
 */
export async function buildStale(tell) {
  for (const part of PARTS.filter((each) => isStale(each))) {
    tell(part);
    const { ok, reason } = await build(part);
    if (!ok) return { failed: part.name, reason };
  }
  return { failed: null, reason: '' };
}
