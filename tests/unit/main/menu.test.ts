import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/host';
import { createTranslator } from '#shared/i18n';
import { menuTemplate, type MenuOptions } from '../../../electron/main/menu';
import { appCommands } from '../../../renderer/app/commands';
import { FEATURES } from '../../../renderer/app/features';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => items.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);

function menuOf(options: Partial<MenuOptions> = {}): MenuItemConstructorOptions[] {
  return flat(menuTemplate({ translator: createTranslator('en'), settings: DEFAULT_SETTINGS, onCommand: () => undefined, platform: 'linux', devTools: false, ...options }));
}

describe('the native menu', () => {
  it('has only commands that the page has, under the same words and keys', () => {
    const { t } = createTranslator('en');
    const commands = appCommands({} as never, {} as never, FEATURES);
    const known = commands.map(({ id, title, shortcut }) => ({ id, label: t(title), keys: shortcut?.replace('Mod', 'CmdOrCtrl') }));
    const shown = menuOf().filter(({ id }) => id !== undefined).map(({ id, label, accelerator }) => ({ id, label, keys: accelerator }));
    expect(known).toEqual(expect.arrayContaining(shown));
  });

  it('shows the page’s keys and leaves them to the page', () => {
    for (const { id, accelerator, registerAccelerator } of menuOf()) {
      if (id !== undefined && accelerator !== undefined) expect(registerAccelerator, id).toBe(false);
    }
  });

  it('marks the colours and the language that hold', () => {
    const chosen = menuOf({ translator: createTranslator('pl'), settings: { ...DEFAULT_SETTINGS, theme: 'dark' } }).filter(({ checked }) => checked);
    expect(chosen.map(({ id }) => id)).toEqual(['colours.dark', 'language.pl']);
  });

  it('says everything in the language it was asked for', () => {
    const english = menuOf().map(({ label }) => label);
    const polish = menuOf({ translator: createTranslator('pl') }).map(({ label }) => label);
    // A language is called by its own name, so that whoever speaks it finds it.
    expect(polish.filter((label, index) => label !== undefined && label === english[index])).toEqual(['English', 'Polski']);
  });

  it('offers the developer’s tools in development only', () => {
    const hasTools = (devTools: boolean): boolean => menuOf({ devTools }).some(({ role }) => role === 'toggleDevTools');
    expect([hasTools(true), hasTools(false)]).toEqual([true, false]);
  });

  it('never reloads the page by the system’s own keys', () => {
    expect(menuOf({ devTools: true }).filter(({ role }) => role === 'reload' || role === 'forceReload')).toEqual([]);
  });

  it('has the program’s own items where macOS has them', () => {
    const [first] = menuTemplate({ translator: createTranslator('en'), settings: DEFAULT_SETTINGS, onCommand: () => undefined, platform: 'darwin', devTools: false });
    expect((first?.submenu as MenuItemConstructorOptions[]).map(({ role }) => role)).toEqual(['about', undefined, 'hide', 'hideOthers', 'unhide', undefined, 'quit']);
    expect(menuOf({ platform: 'darwin' }).filter(({ role }) => role === 'quit')).toHaveLength(1);
  });
});
