import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Settings } from '#shared/host';
import type { MessageKey, Translator } from '#shared/i18n';

export interface MenuOptions {
  readonly translator: Translator;
  readonly settings: Settings;
  /** Has the page do one of its own commands. */
  readonly onCommand: (id: string) => void;
  readonly platform: NodeJS.Platform;
  /** Whether the developer's tools exist. */
  readonly devTools: boolean;
}

type Items = MenuItemConstructorOptions[];

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu: the page's own commands under its own words, and what only the system can do. */
export function menuTemplate(options: MenuOptions): Items {
  const { t } = options.translator;
  const menu = (title: MessageKey, submenu: Items): MenuItemConstructorOptions => ({ label: t(title), submenu });
  const mac = options.platform === 'darwin';
  return [
    ...(mac ? [{ label: t('app:name'), submenu: applicationItems(options) }] : []),
    menu('app:groups.file', fileItems(options, mac)),
    menu('app:groups.edit', editItems(options)),
    menu('app:groups.go', goItems(options)),
    menu('app:groups.view', viewItems(options)),
    menu('app:groups.help', helpItems(options, mac)),
  ];
}

/** A command of the page. Its keys are only shown: the page hears them itself, so that they work alike in every host. */
function command({ translator, onCommand }: MenuOptions, id: string, title: MessageKey, keys?: string): MenuItemConstructorOptions {
  const shown = keys === undefined ? {} : { accelerator: `CmdOrCtrl+${keys}`, registerAccelerator: false };
  return { id, label: translator.t(title), click: () => onCommand(id), ...shown };
}

/** One of several of which one holds. */
function choice(options: MenuOptions, id: string, title: MessageKey, isChosen: boolean): MenuItemConstructorOptions {
  return { ...command(options, id, title), type: 'radio', checked: isChosen };
}

function role({ translator }: Pick<MenuOptions, 'translator'>, name: NonNullable<MenuItemConstructorOptions['role']>, title: MessageKey): MenuItemConstructorOptions {
  return { role: name, label: translator.t(title) };
}

/** What a right click offers: the system's own way with text, where there is text. */
export function contextTemplate(translator: Translator, { isEditable, selectionText }: Pick<ContextMenuParams, 'isEditable' | 'selectionText'>): Items {
  const copy = role({ translator }, 'copy', 'desktop:menu.copy');
  if (!isEditable) return selectionText === '' ? [] : [copy];
  return [role({ translator }, 'cut', 'desktop:menu.cut'), copy, role({ translator }, 'paste', 'desktop:menu.paste'), SEPARATOR, role({ translator }, 'selectAll', 'desktop:menu.selectAll')];
}

function applicationItems(options: MenuOptions): Items {
  return [
    role(options, 'about', 'desktop:menu.about'),
    SEPARATOR,
    role(options, 'hide', 'desktop:menu.hide'),
    role(options, 'hideOthers', 'desktop:menu.hideOthers'),
    role(options, 'unhide', 'desktop:menu.unhide'),
    SEPARATOR,
    role(options, 'quit', 'desktop:menu.quit'),
  ];
}

function fileItems(options: MenuOptions, mac: boolean): Items {
  const open = [command(options, 'file.open', 'app:commands.open', 'O'), command(options, 'file.sample', 'app:commands.sample')];
  return mac ? open : [...open, SEPARATOR, role(options, 'quit', 'desktop:menu.quit')];
}

function editItems(options: MenuOptions): Items {
  return [
    command(options, 'edit.undo', 'app:commands.undo', 'Z'),
    command(options, 'edit.redo', 'app:commands.redo', 'Shift+Z'),
    SEPARATOR,
    role(options, 'cut', 'desktop:menu.cut'),
    role(options, 'copy', 'desktop:menu.copy'),
    role(options, 'paste', 'desktop:menu.paste'),
    role(options, 'selectAll', 'desktop:menu.selectAll'),
  ];
}

function goItems(options: MenuOptions): Items {
  const screens = ['library', 'query', 'charts', 'briefings', 'trust', 'words'] as const;
  return screens.map((screen, index) => command(options, `go.${screen}`, `app:${screen}`, String(index + 1)));
}

function viewItems(options: MenuOptions): Items {
  const { theme } = options.settings;
  const { t, language } = options.translator;
  return [
    command(options, 'view.palette', 'app:commands.palette', 'K'),
    {
      label: t('app:groups.colours'),
      submenu: [
        choice(options, 'colours.system', 'app:commands.coloursSystem', theme === 'system'),
        choice(options, 'colours.light', 'app:commands.coloursLight', theme === 'light'),
        choice(options, 'colours.dark', 'app:commands.coloursDark', theme === 'dark'),
      ],
    },
    {
      label: t('app:groups.language'),
      submenu: [choice(options, 'language.en', 'app:commands.english', language === 'en'), choice(options, 'language.pl', 'app:commands.polish', language === 'pl')],
    },
    SEPARATOR,
    role(options, 'zoomIn', 'desktop:menu.zoomIn'),
    role(options, 'zoomOut', 'desktop:menu.zoomOut'),
    role(options, 'resetZoom', 'desktop:menu.resetZoom'),
    role(options, 'togglefullscreen', 'desktop:menu.fullScreen'),
    ...(options.devTools ? [SEPARATOR, role(options, 'toggleDevTools', 'desktop:menu.devTools')] : []),
  ];
}

function helpItems(options: MenuOptions, mac: boolean): Items {
  const shortcuts = command(options, 'help.shortcuts', 'app:commands.shortcuts', '/');
  return mac ? [shortcuts] : [shortcuts, SEPARATOR, role(options, 'about', 'desktop:menu.about')];
}
