import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/repository';
import { BUILT, filesOfAsar, type Fuses, fusesIn, isBuilt, laidOut, packageInto, plantElectron, plantFpm, runPackaged, unpackAsar } from './packaged';

/** As electron-builder itself finds them: its parser of YAML, its schema. */
const builder = createRequire(join(REPOSITORY, 'node_modules/electron-builder/package.json'));
const library = createRequire(builder.resolve('app-builder-lib/package.json'));

interface Configuration {
  readonly electronFuses: Fuses;
  readonly [name: string]: unknown;
}

const text = readFileSync(join(REPOSITORY, 'electron-builder.yml'), 'utf8');
const configuration = (library('js-yaml') as { load(text: string): unknown }).load(text) as Configuration;
const schema = JSON.parse(readFileSync(builder.resolve('app-builder-lib/scheme.json'), 'utf8')) as object;

const SAFE: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

describe('electron-builder.yml', () => {
  it('fits electron-builder’s own schema', () => {
    // `typeof` is a word of that schema's own validator, about functions, which a YAML file has none of.
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(configuration);
    expect(validate.errors).toBeNull();
  });

  it('sets every fuse, each for a reason that stands above it', () => {
    expect(configuration.electronFuses).toEqual(SAFE);
    for (const fuse of Object.keys(SAFE)) expect(text, fuse).toMatch(new RegExp(`^  # \\S.*\\n(  # .*\\n)*  ${fuse}:`, 'm'));
  });

  it('makes what the systems install, and what runs from a stick', () => {
    expect(configuration).toMatchObject({ linux: { target: ['deb', 'AppImage', 'zip'] }, win: { target: ['nsis', 'zip'] } });
  });

  it('fetches, rebuilds and publishes nothing', () => {
    expect(configuration).toMatchObject({ electronDist: 'node_modules/electron/dist', npmRebuild: false, nodeGypRebuild: false, publish: null });
  });

  it('opens packages by a double click', () => {
    expect(configuration).toMatchObject({ fileAssociations: [{ ext: 'molo' }], nsis: { perMachine: true } });
  });
});

describe('a packaged Molo', () => {
  const obstacle = process.platform === 'win32' ? 'a stand-in for Electron is made for Linux' : isBuilt() ? null : `nothing is built to be packaged: ${BUILT.join(', ')} (npm run build)`;
  let folder = '';
  const unpacked = (): string => join(folder, 'dist/linux-unpacked');
  const archive = (): string => join(unpacked(), 'resources/app.asar');

  /** Once for all: without a network, with an empty cache. */
  beforeAll(async () => {
    if (obstacle !== null) return;
    folder = await mkdtemp(join(tmpdir(), 'molo-package-'));
    await packageInto(join(folder, 'dist'), plantElectron(join(folder, 'electron'), SAFE), plantFpm(join(folder, 'fpm')));
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach((ctx) => {
    if (obstacle !== null) ctx.skip(obstacle);
  });

  it('has its fuses set', () => {
    expect(fusesIn(readFileSync(join(unpacked(), 'molo')))).toEqual(SAFE);
  });

  it('holds what it needs and no more', () => {
    const paths = filesOfAsar(archive()).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'resources/icons/512x512.png', ...BUILT]));
    expect(paths.filter((path) => !/^(package\.json|resources\/icons\/512x512\.png|out\/(main|preload|page)\/.+|node_modules\/.+)$/.test(path))).toEqual([]);
    const packages = new Set(paths.filter((path) => path.startsWith('node_modules/')).map((path) => path.split('/').slice(1, 3).join('/')));
    expect([...packages].filter((name) => !name.startsWith('@resvg/resvg-js')).sort()).toEqual(['@expo-google-fonts/inter', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4']);
    expect(readdirSync(join(unpacked(), 'locales')).sort()).toEqual(['en-US.pak', 'pl.pak']);
  });

  it('keeps in the archive, whose hash is checked, all but what native code reads from the disk', () => {
    const files = filesOfAsar(archive());
    const beside = files.filter((file) => file.unpacked).map(({ path }) => path);
    expect(beside.filter((path) => !/^node_modules\/(@resvg|@expo-google-fonts)\//.test(path))).toEqual([]);
    expect(files.filter(({ path, unpacked: isBeside }) => /\.(node|ttf)$/.test(path) && !isBeside)).toEqual([]);
    for (const path of beside) expect(statSync(join(`${archive()}.unpacked`, path)).isFile(), path).toBe(true);
  });

  it('runs with nothing beside it: page, operations, fonts, pictures, the sample', async () => {
    const program = unpackAsar(archive(), join(folder, 'program'));
    const version = expect.stringMatching(/^\d+\.\d+\.\d+/) as string;
    expect(await runPackaged(program, join(folder, 'home'))).toEqual({ version, host: 'electron', page: 200, fonts: 6, draws: true, opens: true });
  });

  it('comes as a Debian package with its icons, its menu entry and its kind of file', () => {
    const laid = laidOut(join(folder, 'fpm'));
    const icons = [16, 32, 48, 64, 128, 256, 512].map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps/molo.png`);
    expect(laid.places).toEqual(expect.arrayContaining(['/opt/Molo', '/usr/share/applications/molo.desktop', '/usr/share/mime/packages/molo.xml', ...icons]));
    expect(laid.desktop).toMatch(/^MimeType=application\/x-molo;$/m);
    expect(laid.mime).toContain('<glob pattern="*.molo"/>');
  });
});
