import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTranslator, type MessageKey } from '#shared/i18n';
import { temporaryFolder } from '../../support/packages';
import { REPOSITORY } from '../../support/repository';
import { argsOf, isAlive, obstacle, plantPrograms, Started } from './started';

const FOREVER = 'sleep 600 & wait';

const said = (key: MessageKey): string => createTranslator('en').t(key);

describe('npm start', () => {
  let folder: string;
  let programs: string;

  beforeEach(async (ctx) => {
    const reason = obstacle();
    if (reason !== null) ctx.skip(reason);
    folder = await temporaryFolder();
    programs = join(folder, 'programs');
    mkdirSync(join(folder, 'tmp'));
  });

  const start = (scripts: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}): Started => {
    plantPrograms(programs, scripts);
    const named = Object.fromEntries(['electron', 'chromium'].filter((name) => name in scripts).map((name) => [`MOLO_${name.toUpperCase()}`, join(programs, name)]));
    return new Started({ MOLO_HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp'), ...named, ...env }, programs);
  };
  const called = (name: string): Promise<string[]> => vi.waitFor(() => argsOf(join(programs, name)) ?? Promise.reject(new Error(`${name} was not called`)), { timeout: 60_000 });

  it('prints the address where there is no display, and serves the workbench there', async () => {
    const molo = start({ 'xdg-open': 'true' });
    const first = await fetch(await molo.address(), { redirect: 'manual' });
    const cookie = first.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const page = await fetch(new URL('/', await molo.address()), { headers: { cookie } });
    expect([first.status, page.status, page.headers.get('content-type')]).toEqual([303, 200, 'text/html; charset=utf-8']);
    expect(molo.err).toContain(said('desktop:start.noDisplay'));
    expect(molo.out.trim().split('\n')).toHaveLength(1);
    molo.signal('SIGINT');
    expect(await molo.ended()).toBe(0);
    expect(argsOf(join(programs, 'xdg-open'))).toBeNull();
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends cleanly on %s, and nothing that it started stays', async (signal) => {
    const molo = start();
    await molo.address();
    const children = existsSync('/proc') ? molo.descendants() : [];
    molo.signal(signal);
    expect(await molo.ended()).toBe(0);
    expect(molo.err).toContain(said('host:serve.ended'));
    expect(children.filter(isAlive)).toEqual([]);
  });

  it('opens Electron where it is, and ends with it', async () => {
    const molo = start({ electron: 'exit 0' }, { DISPLAY: ':0' });
    expect(await molo.ended()).toBe(0);
    expect(await called('electron')).toEqual([REPOSITORY]);
    expect([molo.out, molo.err]).toEqual(['', '']);
  });

  it('passes on the exit code of a Molo that has said for itself why it ends', async () => {
    const molo = start({ electron: 'exit 6', chromium: FOREVER }, { DISPLAY: ':0' });
    expect(await molo.ended()).toBe(6);
    expect(argsOf(join(programs, 'chromium'))).toBeNull();
  });

  describe.each([
    ['is not here', 'desktop:start.noElectron', {}],
    ['does not start here', 'desktop:start.electronFailed', { electron: 'exit 1' }],
  ] as const)('where Electron %s', (_what, sentence, electron) => {
    it('says so in one sentence and opens the same in a window of an installed Chromium', async () => {
      const molo = start({ ...electron, chromium: FOREVER }, { DISPLAY: ':0' });
      const [app, profile, ...others] = await called('chromium');
      expect(app).toBe(`--app=${await molo.address()}`);
      expect(profile).toMatch(new RegExp(`^--user-data-dir=${join(folder, 'tmp')}/molo-browser-`));
      expect(others).toEqual(expect.arrayContaining(['--incognito', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking']));
      expect(molo.err.split('\n')[0]).toBe(said(sentence));
      const children = existsSync('/proc') ? molo.descendants() : [];
      molo.signal('SIGINT');
      expect(await molo.ended()).toBe(0);
      await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]));
      expect(readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('molo-browser'))).toEqual([]);
    });
  });

  it('ends when the window is closed', async () => {
    const molo = start({ chromium: 'exit 0' }, { DISPLAY: ':0' });
    expect(await molo.ended()).toBe(0);
    expect(molo.err).toContain(said('host:serve.ended'));
  });

  it('goes to the person’s own browser where no Chromium opens, and keeps serving', async () => {
    const molo = start({ chromium: 'exit 1', 'xdg-open': 'true', open: 'true' }, { DISPLAY: ':0' });
    expect(await called(process.platform === 'darwin' ? 'open' : 'xdg-open')).toEqual([await molo.address()]);
    molo.signal('SIGINT');
    expect(await molo.ended()).toBe(0);
  });

  it('leaves the address to the person where no browser opens at all', async () => {
    const molo = start({ 'xdg-open': 'exit 3', open: 'exit 3' }, { WAYLAND_DISPLAY: 'wayland-0' });
    await vi.waitFor(() => expect(molo.err).toContain(said('desktop:start.noBrowser')), { timeout: 60_000 });
    expect((await fetch(await molo.address(), { redirect: 'manual' })).status).toBe(303);
    molo.signal('SIGINT');
    expect(await molo.ended()).toBe(0);
  });

  it('speaks the person’s language before anything is installed that could translate', async () => {
    const molo = start({}, { LC_ALL: 'pl_PL.UTF-8' });
    await molo.address();
    expect(molo.err).toContain(createTranslator('pl').t('desktop:start.noDisplay'));
    molo.signal('SIGINT');
    await molo.ended();
  });
});
