/**
 * Builds the command line: `electron/cli/main.ts` and `demo.ts` -> `out/cli/molo.js` and `demo.js`.
 *
 * Packages are bundled too and everything is made short, because looking hundreds of files up and
 * reading comments is most of what a short command would do; each command is a part of its own.
 * What has a WASM or native part stays an import. Every output file lies flat in `out/cli/`,
 * two folders below the root as every file of a room does, so that
 * `new URL('../../resources/...', import.meta.url)` means the same in the source and in the build.
 *
 * Nothing is done when the sources have not changed since the last build.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = process.cwd();
const OUT = join(ROOT, 'out/cli');
const STAMP = '.sources';
const ENTRIES = { molo: 'electron/cli/main.ts', demo: 'electron/cli/demo.ts' };
/** They look for a WASM or native part beside themselves. */
const BESIDE = ['sql.js', '@resvg/resvg-js'];
const SOURCES = ['shared', 'electron', 'resources', 'package.json', 'package-lock.json'];

function filesUnder(path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** One digest over the names and bytes of everything that the build reads, this file included. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((source) => (/\.json$/.test(source) ? [join(ROOT, source)] : filesUnder(source))).filter(existsSync);
  for (const file of [...files, import.meta.filename]) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function isFresh(digest) {
  const stamp = join(OUT, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

async function bundle(entries, outDir) {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      minify: true,
      sourcemap: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: entries,
        external: BESIDE,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  });
}

/** Swaps the finished folder in, so that a `molo` that starts meanwhile sees one build or the other. */
function publish(fresh) {
  const old = `${fresh}.old`;
  if (existsSync(OUT)) renameSync(OUT, old);
  renameSync(fresh, OUT);
  rmSync(old, { recursive: true, force: true });
}

const digest = sourcesDigest();
const entries = Object.fromEntries(Object.entries(ENTRIES).filter(([, source]) => existsSync(join(ROOT, source))));

if (Object.keys(entries).length === 0) {
  console.log('There is no command line to build yet.');
} else if (isFresh(digest)) {
  console.log('out/cli is up to date.');
} else {
  const fresh = join(ROOT, `out/.cli-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await bundle(entries, fresh);
    for (const name of Object.keys(entries)) chmodSync(join(fresh, `${name}.js`), 0o755);
    writeFileSync(join(fresh, STAMP), digest);
    publish(fresh);
    console.log(`Built ${Object.keys(entries).map((name) => `out/cli/${name}.js`).join(' and ')}.`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
