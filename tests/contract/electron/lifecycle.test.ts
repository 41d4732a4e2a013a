import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '#renderer/host';
import { createTranslator } from '#shared/i18n';
import { ElectronStandIn } from '../../support/electron-stand-in';
import { temporaryFolder } from '../../support/packages';
import { program } from './program';

const clientOf = ({ window }: ElectronStandIn) => createClient((path, init) => window.page.fetch(path, init));
const labels = ({ menu }: ElectronStandIn): unknown[] => menu.map(({ label }) => label);

describe('the start', () => {
  it('shows the page once it is there', async () => {
    const { standIn } = await program();
    expect(standIn.window.isShown).toBe(true);
    expect((await (await standIn.window.page.fetch('/', {})).text()).startsWith('<!doctype html>')).toBe(true);
  });

  it('says in the system’s language why it cannot start, and ends', async () => {
    const { standIn, services } = await program(new ElectronStandIn({ languages: ['pl-PL'] }), { page: join(await temporaryFolder(), 'none') });
    expect(services).toBeNull();
    expect(standIn.dialog.errors).toEqual([[expect.stringMatching(/^Nie /), expect.stringContaining('\n')]]);
    expect([standIn.app.exitCode, standIn.windows]).toEqual([6, []]);
  });

  it('keeps Chromium’s folder in the home, so that homes do not meet', async () => {
    const { standIn, home } = await program();
    expect([...standIn.app.paths]).toEqual([['userData', join(home, 'electron')]]);
  });

  it('comes about also where the home cannot be written', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const { standIn, services } = await program(undefined, { home: join(folder, 'file', 'home') });
    expect([services === null, standIn.app.paths.size]).toEqual([false, 0]);
  });

  it('of a second Molo hands the files to the first and ends', async () => {
    const standIn = new ElectronStandIn({ isSecond: true });
    const { services } = await program(standIn, { words: ['--flag.molo', 'week.molo', 'notes.txt', '/mnt/stick/V4.MOLO'], folder: '/home/ewa' });
    expect(services).toBeNull();
    expect(standIn.app.handedOver).toEqual({ files: ['/home/ewa/week.molo', '/mnt/stick/V4.MOLO'] });
    expect([standIn.app.exitCode, standIn.windows]).toEqual([0, []]);
  });
});

describe('packages that are opened from outside', () => {
  const toldTo = (standIn: ElectronStandIn): string[] => {
    const told: string[] = [];
    standIn.window.page.bridge.onOpenFile((path) => told.push(path));
    return told;
  };

  it('wait until the page takes them', async () => {
    const { standIn } = await program(undefined, { words: ['/mnt/stick/week.molo'] });
    expect(toldTo(standIn)).toEqual(['/mnt/stick/week.molo']);
    expect(toldTo(standIn)).toEqual([]);
  });

  it('come from a second start, which brings the window to the front', async () => {
    const { standIn } = await program();
    const told = toldTo(standIn);
    standIn.window.state = 'minimised';
    standIn.app.emit('second-instance', {}, ['molo', 'ignored.molo'], '/', { files: ['/mnt/stick/week.molo'] });
    expect(told).toEqual(['/mnt/stick/week.molo']);
    expect([standIn.window.state, standIn.window.isFocused]).toEqual(['normal', true]);
  });

  it.each([[null], [{}], [{ files: '/x.molo' }], [{ files: [1, null, {}, '/etc/passwd', '/x.molo.txt'] }]])('are nothing in a message like %j', async (message) => {
    const { standIn } = await program();
    const told = toldTo(standIn);
    standIn.app.emit('second-instance', {}, [], '/', message);
    expect(told).toEqual([]);
  });

  it('come from macOS as an event, also before there is a window', async () => {
    const standIn = new ElectronStandIn();
    const event = { preventDefault: vi.fn() };
    standIn.app.whenReady = async () => void standIn.app.emit('open-file', event, '/Volumes/stick/week.molo');
    await program(standIn);
    expect([toldTo(standIn), event.preventDefault.mock.calls.length]).toEqual([['/Volumes/stick/week.molo'], 1]);
  });

  it('wait again while the page is loaded anew', async () => {
    const { standIn } = await program();
    const before = toldTo(standIn);
    await standIn.window.loadURL('molo://app/');
    standIn.app.emit('second-instance', {}, [], '/', { files: ['/x.molo'] });
    expect([before, toldTo(standIn)]).toEqual([[], ['/x.molo']]);
  });

  it('that were dropped are known by their path, others by none', async () => {
    const { standIn } = await program();
    expect(standIn.window.page.bridge.pathForFile(new File([], 'made by script'))).toBeNull();
  });
});

describe('messages of the page', () => {
  const asks = (standIn: ElectronStandIn): boolean => {
    const before = standIn.dialog.questions.length;
    standIn.window.close();
    return standIn.dialog.questions.length > before;
  };

  it('are heard', async () => {
    const { standIn } = await program();
    standIn.window.page.bridge.setUnsaved(true);
    expect(asks(standIn)).toBe(true);
    standIn.window.page.bridge.setUnsaved(false);
    expect(asks(standIn)).toBe(false);
  });

  it.each([
    ['another origin', { url: 'https://example.org/', parent: null }],
    ['a frame within the page', { url: 'molo://app/', parent: {} }],
    ['a frame that is gone', null],
  ])('are not heard from %s', async (_who, frame) => {
    const { standIn } = await program();
    standIn.window.page.sendFrom(frame, 'molo:unsaved', true);
    expect(asks(standIn)).toBe(false);
  });

  it.each([['yes'], [1], [null], [{ unsaved: true }]])('are not heard when they say %j', async (message) => {
    const { standIn } = await program();
    standIn.window.page.sendFrom({ url: 'molo://app/', parent: null }, 'molo:unsaved', message);
    expect(asks(standIn)).toBe(false);
  });
});

describe('closing with unsaved work', () => {
  const unsaved = async (answer: number) => {
    const { standIn } = await program(new ElectronStandIn({ languages: ['pl'] }));
    standIn.window.page.bridge.setUnsaved(true);
    standIn.dialog.answer = answer;
    return standIn;
  };

  it('asks in plain words, the safe answer first', async () => {
    const standIn = await unsaved(0);
    standIn.window.close();
    const { t } = createTranslator('pl');
    expect(standIn.dialog.questions).toEqual([expect.objectContaining({ buttons: [t('desktop:closing.stay'), t('desktop:closing.leave')], defaultId: 0, cancelId: 0 })]);
  });

  it('stays open when the person stays, also when the whole program was to end', async () => {
    const standIn = await unsaved(0);
    standIn.window.close();
    standIn.app.quit();
    expect([standIn.window.isGone, standIn.app.exitCode]).toEqual([false, null]);
  });

  it('closes when the person says so, and asks once', async () => {
    const standIn = await unsaved(1);
    standIn.app.quit();
    expect([standIn.window.isGone, standIn.app.exitCode, standIn.dialog.questions.length]).toEqual([true, 0, 1]);
  });

  it('never blocks without a word because of a page’s own objection', async () => {
    const { standIn } = await program();
    standIn.window.page.objectsToUnload = true;
    standIn.window.close();
    expect(standIn.window.isGone).toBe(true);
  });
});

describe('a page whose process died', () => {
  const died = async (answer: number, reason = 'oom') => {
    const { standIn } = await program();
    standIn.dialog.answer = answer;
    standIn.window.webContents.emit('render-process-gone', {}, { reason });
    return [standIn.dialog.questions.length, standIn.window.webContents.reloads, standIn.app.exitCode];
  };

  it('is shown again when the person says so, over what the host still holds', async () => {
    expect(await died(0)).toEqual([1, 1, null]);
  });

  it('ends the program when the person has had enough', async () => {
    expect(await died(1)).toEqual([1, 0, 0]);
  });

  it('that ended as it should is not spoken of', async () => {
    expect(await died(0, 'clean-exit')).toEqual([0, 0, null]);
  });
});

describe('a right click', () => {
  it.each([
    ['in a text field', { isEditable: true, selectionText: '' }, [['cut', 'copy', 'paste', undefined, 'selectAll']]],
    ['on selected text', { isEditable: false, selectionText: 'PL' }, [['copy']]],
    ['on nothing', { isEditable: false, selectionText: '' }, []],
  ])('%s offers what can be done there', async (_where, params, offered) => {
    const { standIn } = await program();
    standIn.window.webContents.emit('context-menu', {}, params);
    expect(standIn.popups.map((items) => items.map(({ role }) => role))).toEqual(offered);
  });
});

describe('the end', () => {
  it('of the window is the end of the program, and nothing stays open', async () => {
    const { standIn, services } = await program();
    await clientOf(standIn).call('sample.open', {});
    standIn.window.close();
    expect([standIn.app.exitCode, await services?.packages.list()]).toEqual([0, []]);
  });

  it('remembers where the window was, and nothing else', async () => {
    const { standIn, home } = await program();
    standIn.window.bounds = { x: 100, y: 80, width: 1400, height: 900 };
    standIn.window.maximize();
    standIn.window.close();
    expect(JSON.parse(await readFile(join(home, 'window.json'), 'utf8'))).toEqual({ molo: 'window/1', x: 100, y: 80, width: 1400, height: 900, maximised: true });
    const { standIn: next } = await program(new ElectronStandIn(), { home });
    expect(next.window.options).toMatchObject({ x: 100, y: 80, width: 1400, height: 900, minWidth: 1024, minHeight: 700 });
    expect(next.window.state).toBe('maximised');
  });
});

describe('settings', () => {
  it('change the colours and the menu’s language at once', async () => {
    const { standIn } = await program();
    expect([standIn.nativeTheme.themeSource, labels(standIn)[0]]).toEqual(['system', 'File']);
    await clientOf(standIn).call('settings.set', { theme: 'dark', language: 'pl' });
    expect([standIn.nativeTheme.themeSource, labels(standIn)[0]]).toEqual(['dark', 'Plik']);
  });

  it('hold from the first picture on', async () => {
    const home = await temporaryFolder();
    const { standIn } = await program(undefined, { home });
    await clientOf(standIn).call('settings.set', { theme: 'dark' });
    const { standIn: next } = await program(new ElectronStandIn(), { home });
    expect(next.nativeTheme.themeSource).toBe('dark');
  });

  it('follow the system’s language until one is chosen', async () => {
    const { standIn } = await program(new ElectronStandIn({ languages: ['de-DE', 'pl-PL'] }));
    expect(labels(standIn)[0]).toBe('Plik');
  });

  it('reach the page as commands of its own when they are chosen in the menu', async () => {
    const { standIn } = await program();
    const told: string[] = [];
    const stop = standIn.window.page.bridge.onCommand((id) => told.push(id));
    const click = (id: string): void => {
      const item = standIn.menu.flatMap(({ submenu }) => submenu as Electron.MenuItemConstructorOptions[]).find((each) => each.id === id);
      (item?.click as (() => void) | undefined)?.();
    };
    click('view.palette');
    click('file.sample');
    stop();
    click('go.query');
    expect(told).toEqual(['view.palette', 'file.sample']);
  });
});
