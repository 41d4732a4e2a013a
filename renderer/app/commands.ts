import { type Command, chooseFiles, chooseFolder, type Feature, languageOf, type Workbench } from '#renderer/workbench';
import type { Language } from '#shared/base';
import type { Settings } from '#shared/host';
import type { Shell } from './shell/shell-store';

/** What can be done everywhere. */
export function appCommands(workbench: Workbench, shell: Shell, features: readonly Feature[]): Command[] {
  return [...goCommands(workbench, features), ...fileCommands(workbench), ...editCommands(workbench), ...viewCommands(workbench, shell), ...helpCommands(shell)];
}

function goCommands({ router }: Workbench, features: readonly Feature[]): Command[] {
  return features.map(({ id, title, shortcut }) => ({ id: `go.${id}`, title, group: 'go', shortcut, run: () => router.go(id) }));
}

function fileCommands({ files, session, router }: Workbench): Command[] {
  return [
    {
      id: 'file.open',
      title: 'app:commands.open',
      keywords: 'app:commands.openKeywords',
      group: 'file',
      shortcut: 'Mod+O',
      run: async () => files.handle(await chooseFiles()),
    },
    {
      id: 'file.openFolder',
      title: 'app:commands.openFolder',
      keywords: 'app:commands.openFolderKeywords',
      group: 'file',
      run: async () => files.handle(await chooseFolder()),
    },
    {
      id: 'file.sample',
      title: 'app:commands.sample',
      keywords: 'app:commands.sampleKeywords',
      group: 'file',
      run: async () => {
        router.go('library');
        await session.openSample();
      },
    },
  ];
}

function editCommands({ history }: Workbench): Command[] {
  return [
    {
      id: 'edit.undo',
      title: 'app:commands.undo',
      group: 'edit',
      shortcut: 'Mod+Z',
      yieldsToText: true,
      enabled: () => history.current?.canUndo() ?? false,
      run: () => history.current?.undo(),
    },
    {
      id: 'edit.redo',
      title: 'app:commands.redo',
      group: 'edit',
      shortcut: 'Mod+Shift+Z',
      yieldsToText: true,
      enabled: () => history.current?.canRedo() ?? false,
      run: () => history.current?.redo(),
    },
  ];
}

function viewCommands({ settings, router }: Workbench, shell: Shell): Command[] {
  const colours = (theme: Settings['theme'], title: Command['title']): Command => ({
    id: `colours.${theme}`,
    title,
    keywords: 'app:commands.coloursKeywords',
    group: 'colours',
    chosen: () => settings.getState().theme === theme,
    run: () => settings.change({ theme }),
  });
  const language = (id: Language, title: Command['title']): Command => ({
    id: `language.${id}`,
    title,
    keywords: 'app:commands.languageKeywords',
    group: 'language',
    chosen: () => languageOf(settings.getState(), navigator.languages) === id,
    run: () => settings.change({ language: id }),
  });
  return [
    { id: 'view.palette', title: 'app:commands.palette', group: 'view', shortcut: 'Mod+K', run: () => shell.setState({ isPaletteOpen: true }) },
    {
      id: 'view.resetLayout',
      title: 'app:commands.resetLayout',
      group: 'view',
      enabled: () => settings.getState().layouts[router.getState().screen] !== undefined,
      run: () => settings.change({ layouts: { [router.getState().screen]: null } }),
    },
    colours('system', 'app:commands.coloursSystem'),
    colours('light', 'app:commands.coloursLight'),
    colours('dark', 'app:commands.coloursDark'),
    language('en', 'app:commands.english'),
    language('pl', 'app:commands.polish'),
  ];
}

function helpCommands(shell: Shell): Command[] {
  return [{ id: 'help.shortcuts', title: 'app:commands.shortcuts', group: 'help', shortcut: 'Mod+/', run: () => shell.setState({ areShortcutsOpen: true }) }];
}
