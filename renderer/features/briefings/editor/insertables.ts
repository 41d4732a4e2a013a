import { ChartColumn, Hash, Heading1, Heading2, Heading3, List, ListOrdered, MessageSquareText, Pilcrow, Superscript, Table2 } from 'lucide-react';
import type { Icon, Shortcut } from '#renderer/ui';
import type { MessageKey } from '#shared/i18n';
import type { BriefingOnScreen } from '../context';
import { putFootnote } from './insert';
import { setTexts, type TextKind } from './set-texts';

/** Something that can be put into the text, or that text can become: the "/" list and the menu show the same. */
export interface Insertable {
  readonly id: string;
  readonly group: 'bound' | 'text';
  readonly title: MessageKey;
  readonly description: MessageKey;
  readonly icon: Icon;
  readonly shortcut?: Shortcut;
  run(briefing: Pick<BriefingOnScreen, 'editor' | 'ask'>): void;
}

/** Makes the selected texts something else. */
export function setKind({ editor }: Pick<BriefingOnScreen, 'editor'>, kind: TextKind): void {
  editor
    .chain()
    .focus()
    .command(({ tr }) => setTexts(tr, kind))
    .run();
}

/** One line each, in the order of the lists. */
export const INSERTABLES: readonly Insertable[] = [
  { id: 'figure', group: 'bound', title: 'briefings:insert.figure', description: 'briefings:insert.figureWhat', icon: Hash, shortcut: 'Mod+Shift+F', run: ({ ask }) => ask({ kind: 'figure', at: null }) },
  { id: 'table', group: 'bound', title: 'briefings:insert.table', description: 'briefings:insert.tableWhat', icon: Table2, run: ({ ask }) => ask({ kind: 'table', at: null }) },
  { id: 'chart', group: 'bound', title: 'briefings:insert.chart', description: 'briefings:insert.chartWhat', icon: ChartColumn, run: ({ ask }) => ask({ kind: 'chart', at: null }) },
  { id: 'footnote', group: 'bound', title: 'briefings:insert.footnote', description: 'briefings:insert.footnoteWhat', icon: Superscript, shortcut: 'Mod+Shift+E', run: ({ editor, ask }) => ask({ kind: 'footnote', at: putFootnote(editor) }) },
  { id: 'heading1', group: 'text', title: 'briefings:insert.heading1', description: 'briefings:insert.heading1What', icon: Heading1, run: (on) => setKind(on, { block: 'heading', level: 2 }) },
  { id: 'heading2', group: 'text', title: 'briefings:insert.heading2', description: 'briefings:insert.heading2What', icon: Heading2, run: (on) => setKind(on, { block: 'heading', level: 3 }) },
  { id: 'heading3', group: 'text', title: 'briefings:insert.heading3', description: 'briefings:insert.heading3What', icon: Heading3, run: (on) => setKind(on, { block: 'heading', level: 4 }) },
  { id: 'paragraph', group: 'text', title: 'briefings:insert.paragraph', description: 'briefings:insert.paragraphWhat', icon: Pilcrow, run: (on) => setKind(on, { block: 'paragraph' }) },
  { id: 'bulleted', group: 'text', title: 'briefings:insert.bulleted', description: 'briefings:insert.bulletedWhat', icon: List, shortcut: 'Mod+Shift+8', run: (on) => setKind(on, { list: false }) },
  { id: 'numbered', group: 'text', title: 'briefings:insert.numbered', description: 'briefings:insert.numberedWhat', icon: ListOrdered, shortcut: 'Mod+Shift+7', run: (on) => setKind(on, { list: true }) },
  { id: 'note', group: 'text', title: 'briefings:insert.note', description: 'briefings:insert.noteWhat', icon: MessageSquareText, run: (on) => setKind(on, { block: 'note' }) },
];
