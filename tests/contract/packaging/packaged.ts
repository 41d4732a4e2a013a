import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY } from '../../support/repository';

/** What marks the fuses in Electron's binary (docs/tutorial/fuses.md of Electron). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses in the order of their bytes: version 1 of the wire. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

export type Fuses = Readonly<Record<(typeof FUSES)[number], boolean>>;

/** A folder that is to electron-builder what Electron's own is: a program with fuses, each the other way round than wanted, and languages. */
export function plantElectron(folder: string, wanted: Fuses): string {
  const wire = FUSES.map((fuse) => (wanted[fuse] ? '0' : '1')).join('');
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(`before${SENTINEL}`), Buffer.from([1, FUSES.length]), Buffer.from(`${wire}after`)]), { mode: 0o755 });
  for (const language of ['en-US', 'pl', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  return folder;
}

/** How the fuses of a program stand. */
export function fusesIn(program: Buffer): Fuses {
  const wire = program.indexOf(SENTINEL) + SENTINEL.length + 2;
  return Object.fromEntries(FUSES.map((fuse, index) => [fuse, String.fromCharCode(program[wire + index] ?? 0) === '1'])) as Fuses;
}

/** What a packaging needs of the house. */
export const BUILT = ['out/main/main.js', 'out/preload/preload.cjs', 'out/page/index.html'];

export const isBuilt = (): boolean => BUILT.every((file) => existsSync(join(REPOSITORY, file)));

/** Nobody answers there: whatever would be fetched fails. */
const NOWHERE = 'http://127.0.0.1:9/';

const WITHOUT_NETWORK = {
  ELECTRON_MIRROR: NOWHERE,
  ELECTRON_BUILDER_BINARIES_MIRROR: NOWHERE,
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  npm_config_offline: 'true',
};

/** In the place of fpm, which makes Debian packages: keeps what it was told to lay where, and the texts among it. */
export function plantFpm(folder: string): string {
  const program = join(folder, 'fpm');
  mkdirSync(folder);
  writeFileSync(
    program,
    `#!/bin/sh
for word in "$@"; do
  case "$word" in *=/*) printf '%s\\n' "\${word#*=}" >> "${folder}/places";; esac
  case "$word" in *=*.desktop) cp "\${word%%=*}" "${folder}/desktop";; *=*.xml) cp "\${word%%=*}" "${folder}/mime";; esac
  [ "$before" = --package ] && : > "$word"
  before=$word
done
`,
    { mode: 0o755 },
  );
  return program;
}

/** What a Debian package would have laid out. */
export function laidOut(folder: string): { readonly places: string[]; readonly desktop: string; readonly mime: string } {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { places: read('places').trim().split('\n'), desktop: read('desktop'), mime: read('mime') };
}

/** Packages for Linux into a folder, as `npm run package -- --linux dir deb` does. */
export async function packageInto(output: string, electron: string, fpm: string): Promise<void> {
  const cli = join(REPOSITORY, 'node_modules/electron-builder/cli.js');
  const words = [cli, '--linux', 'dir', 'deb', '--x64', `-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  await saidBy(words, { ...WITHOUT_NETWORK, CUSTOM_FPM_PATH: fpm, ELECTRON_BUILDER_CACHE: join(output, 'cache') });
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
  /** Of a file in the archive: where it starts after the directory, in bytes, as text. */
  readonly offset?: string;
  readonly size?: number;
}

export interface ArchivedFile extends Entry {
  readonly path: string;
  readonly unpacked: boolean;
}

/** The directory of an asar archive, which is JSON of the length at byte 12, and where its files begin. */
function directoryOf(archive: Buffer): { readonly root: Entry; readonly start: number } {
  return { root: JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry, start: 8 + archive.readUInt32LE(4) };
}

export function filesOfAsar(path: string): ArchivedFile[] {
  const walk = (entry: Entry, at: string): ArchivedFile[] =>
    entry.files === undefined ? [{ ...entry, path: at, unpacked: entry.unpacked === true }] : Object.entries(entry.files).flatMap(([name, child]) => walk(child, at === '' ? name : `${at}/${name}`));
  return walk(directoryOf(readFileSync(path)).root, '');
}

/**
 * Lays the archive out as the program sees it: a folder `app.asar` with everything in it, and beside
 * it what lies unpacked. The fonts in the folder are hollow, as native code cannot read in an archive.
 */
export function unpackAsar(path: string, folder: string): string {
  const archive = readFileSync(path);
  const { start } = directoryOf(archive);
  const put = (root: string, file: string, content: Uint8Array): void => {
    mkdirSync(dirname(join(folder, root, file)), { recursive: true });
    writeFileSync(join(folder, root, file), content);
  };
  for (const { path: file, unpacked, offset, size = 0 } of filesOfAsar(path)) {
    const at = start + Number(offset);
    const content = unpacked ? readFileSync(join(`${path}.unpacked`, file)) : archive.subarray(at, at + size);
    put('app.asar', file, file.endsWith('.ttf') ? new Uint8Array() : content);
    if (unpacked) put('app.asar.unpacked', file, content);
  }
  return join(folder, 'app.asar');
}

/** Runs a packaged program with nothing beside it but a stand-in for Electron, and gives back what it answers a page. */
export async function runPackaged(program: string, home: string): Promise<unknown> {
  const electron = join(program, 'node_modules/electron');
  mkdirSync(electron);
  writeFileSync(join(electron, 'package.json'), '{ "name": "electron", "type": "module", "main": "index.js" }');
  writeFileSync(join(electron, 'index.js'), 'export const { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session } = globalThis.electron;');
  const script = join(import.meta.dirname, 'run-packaged.ts');
  return JSON.parse(await saidBy(['--import', 'tsx', script, join(program, 'out/main/main.js')], { MOLO_HOME: home }));
}

/** What a program of Node's says until it ends well. */
async function saidBy(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, words, { cwd: REPOSITORY, env: { ...process.env, ...env } });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(said);
  return said;
}
