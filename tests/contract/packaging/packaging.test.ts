import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/packages';
import { REPOSITORY } from '../../support/repository';
import { BUILT, filesOfAsar, type Fuses, fusesIn, isBuilt, packageInto, plantElectron, runPackaged, unpackAsar } from './packaged';

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
  it('is made without a network, holds what it needs and no more, and has its fuses set', async (ctx) => {
    if (!isBuilt()) ctx.skip(`nothing is built to be packaged: ${BUILT.join(', ')} (npm run build)`);
    if (process.platform === 'win32') ctx.skip('a stand-in for Electron is made for Linux');
    const folder = await temporaryFolder();
    await packageInto(join(folder, 'dist'), plantElectron(join(folder, 'electron'), SAFE));
    const app = join(folder, 'dist/linux-unpacked');

    expect(fusesIn(readFileSync(join(app, 'molo')))).toEqual(SAFE);

    const files = filesOfAsar(join(app, 'resources/app.asar'));
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'resources/icons/512x512.png', ...BUILT]));
    expect(paths.filter((path) => !/^(package\.json|resources\/icons\/512x512\.png|out\/(main|preload|page)\/.+|node_modules\/.+)$/.test(path))).toEqual([]);

    const packages = new Set(paths.filter((path) => path.startsWith('node_modules/')).map((path) => path.split('/').slice(1, 3).join('/')));
    expect([...packages].filter((name) => !name.startsWith('@resvg/')).sort()).toEqual(['@expo-google-fonts/inter', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4']);
    expect(packages).toContain('@resvg/resvg-js');

    // Native code reads from the disk; everything else is in the archive, whose hash is checked.
    expect(files.filter(({ unpacked }) => unpacked).filter(({ path }) => !/^node_modules\/(@resvg|@expo-google-fonts)\//.test(path))).toEqual([]);
    expect(files.filter(({ path, unpacked }) => /\.(node|ttf)$/.test(path) && !unpacked)).toEqual([]);
    for (const { path, unpacked } of files) if (unpacked) expect(statSync(join(app, 'resources/app.asar.unpacked', path)).isFile()).toBe(true);

    expect(readdirSync(join(app, 'locales')).sort()).toEqual(['en-US.pak', 'pl.pak']);

    const program = unpackAsar(join(app, 'resources/app.asar'), join(folder, 'unpacked'));
    expect(await runPackaged(program, join(folder, 'home'))).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), host: 'electron', page: 200, fonts: 6, draws: true, opens: true });
  }, 180_000);
});
