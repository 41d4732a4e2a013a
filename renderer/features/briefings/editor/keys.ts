import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { setTexts, type TextKind } from './set-texts';

export interface BriefingKeysOptions {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Something that is edited in a panel was chosen: by Enter or by a click. */
  readonly onOpen: (name: string, at: number) => void;
}

/** Nodes that have a panel. */
const OPENED = new Set(['figure', 'footnote', 'table', 'chart']);

/** Keys of the text that are not the kit's: undo goes to the document, Enter opens what is selected, lists end as people expect. */
export const briefingKeys = Extension.create<BriefingKeysOptions>({
  name: 'briefingKeys',
  priority: 1_000,
  addOptions: () => ({ undo: () => undefined, redo: () => undefined, onOpen: () => undefined }),
  addKeyboardShortcuts() {
    const { undo, redo, onOpen } = this.options;
    const done = (act: () => void) => (): boolean => {
      act();
      return true;
    };
    const set = (kind: TextKind) => (): boolean => this.editor.commands.command(({ tr }) => setTexts(tr, kind));
    return {
      'Mod-z': done(undo),
      'Mod-Shift-z': done(redo),
      'Mod-y': done(redo),
      'Mod-Shift-7': set({ list: true }),
      'Mod-Shift-8': set({ list: false }),
      Enter: () => openSelected(this.editor.view, onOpen) || leaveList(this.editor.view, 'empty'),
      'Shift-Enter': () => this.editor.commands.enter(),
      Backspace: () => leaveList(this.editor.view, 'start'),
    };
  },
  addProseMirrorPlugins() {
    const { undo, redo, onOpen } = this.options;
    return [
      new Plugin({
        props: {
          handleClickOn(_view, _place, node, at, _event, direct) {
            if (!direct || !OPENED.has(node.type.name)) return false;
            // The click selects first; the panel then takes the focus.
            setTimeout(() => onOpen(node.type.name, at), 0);
            return false;
          },
          handleTextInput: (view, _from, _to, text) => writeBelow(view, text),
          handleDOMEvents: {
            /** The browser's own undo, from its menu. */
            beforeinput(_view, event) {
              const act = { historyUndo: undo, historyRedo: redo }[event.inputType];
              if (act === undefined) return false;
              event.preventDefault();
              act();
              return true;
            },
          },
        },
      }),
    ];
  },
});

function openSelected({ state: { selection } }: EditorView, onOpen: BriefingKeysOptions['onOpen']): boolean {
  if (!(selection instanceof NodeSelection) || !OPENED.has(selection.node.type.name)) return false;
  onOpen(selection.node.type.name, selection.from);
  return true;
}

/** What is typed while a chart or a table is selected goes into a paragraph below, not in its place. */
function writeBelow(view: EditorView, text: string): boolean {
  const { selection, schema, tr } = view.state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
  tr.insert(selection.to, schema.node('paragraph', null, schema.text(text)));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length)).scrollIntoView());
  return true;
}

/** An empty item ends the list by Enter; at the start of an item Backspace takes its mark away. */
function leaveList(view: EditorView, when: 'empty' | 'start'): boolean {
  const { selection, tr } = view.state;
  const { $from } = selection;
  if (!selection.empty || $from.parent.type.name !== 'listItem') return false;
  if (when === 'empty' ? $from.parent.content.size > 0 : $from.parentOffset > 0) return false;
  if (!setTexts(tr, { block: 'paragraph' })) return false;
  view.dispatch(tr.scrollIntoView());
  return true;
}
