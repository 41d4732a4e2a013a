import { Copy, FileJson, FolderOpen, List, Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { type MenuGroup, useTranslator } from '#renderer/ui';
import { type Command, useCommands, useWorkbench } from '#renderer/workbench';
import { useBriefing } from './context';
import { duplicateBriefing, removeBriefing } from './documents';
import { INSERTABLES } from './editor/insertables';
import type { Export } from './use-export';

/** What can be done with the briefing on the screen, for the palette, the keys and the buttons. */
export function useBriefingCommands({ html, file, cancel, progress }: Pick<Export, 'html' | 'file' | 'cancel' | 'progress'>): void {
  const workbench = useWorkbench();
  const briefing = useBriefing();
  const isWriting = progress !== null;
  useCommands(
    useMemo((): readonly Command[] => {
      const { document, editor, ask } = briefing;
      const inserts = INSERTABLES.map((item): Command => ({ id: `briefings.insert.${item.id}`, title: item.title, keywords: item.description, group: 'edit', ...(item.shortcut && { shortcut: item.shortcut }), run: () => item.run(briefing) }));
      return [
        ...inserts,
        { id: 'briefings.bold', title: 'briefings:toolbar.bold', group: 'edit', shortcut: 'Mod+B', run: () => void editor.chain().focus().toggleBold().run() },
        { id: 'briefings.italic', title: 'briefings:toolbar.italic', group: 'edit', shortcut: 'Mod+I', run: () => void editor.chain().focus().toggleItalic().run() },
        { id: 'briefings.link', title: 'briefings:toolbar.link', group: 'edit', shortcut: 'Mod+Shift+K', run: () => ask({ kind: 'link' }) },
        { id: 'briefings.export', title: 'briefings:commands.export', keywords: 'briefings:commands.exportKeywords', group: 'file', shortcut: 'Mod+E', enabled: () => !isWriting, run: html },
        { id: 'briefings.cancelExport', title: 'briefings:commands.cancelExport', group: 'file', enabled: () => isWriting, run: cancel },
        { id: 'briefings.saveFile', title: 'briefings:commands.saveFile', keywords: 'briefings:commands.exportKeywords', group: 'file', run: file },
        { id: 'briefings.duplicate', title: 'briefings:commands.duplicate', group: 'file', run: () => duplicateBriefing(workbench, document.id) },
        { id: 'briefings.remove', title: 'briefings:commands.remove', group: 'file', run: () => removeBriefing(workbench, document.id) },
      ];
    }, [workbench, briefing, html, file, cancel, isWriting]),
  );
}

const MENU = [
  [
    ['briefings.saveFile', FileJson],
    ['briefings.duplicate', Copy],
    ['briefings.remove', Trash2],
  ],
  [
    ['briefings.new', Plus],
    ['briefings.open', FolderOpen],
    ['briefings.all', List],
  ],
] as const;

/** The same commands behind the menu of the toolbar. */
export function useFileMenu(): readonly MenuGroup[] {
  const { commands } = useWorkbench();
  const { t } = useTranslator();
  return useMemo(
    () =>
      MENU.map((items, index) => ({
        id: String(index),
        items: items.map(([id, icon]) => ({
          id,
          label: t(TITLES[id]),
          icon,
          refuse: id === 'briefings.remove',
          run: () => {
            const command = commands.find(id);
            if (command) commands.run(command);
          },
        })),
      })),
    [commands, t],
  );
}

const TITLES = {
  'briefings.saveFile': 'briefings:commands.saveFile',
  'briefings.duplicate': 'briefings:commands.duplicate',
  'briefings.remove': 'briefings:commands.remove',
  'briefings.new': 'briefings:commands.new',
  'briefings.open': 'briefings:commands.open',
  'briefings.all': 'briefings:commands.all',
} as const;
