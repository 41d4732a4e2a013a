import { Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** What is written after "/" in a paragraph of its own, up to the caret; `null` when it is something else. */
export function slashQuery({ selection: { $from, empty } }: EditorState): { readonly query: string; readonly from: number } | null {
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== 'paragraph' || $from.parentOffset !== $from.parent.content.size) return null;
  const match = /^\/([\p{L}\p{N} ]{0,24})$/u.exec($from.parent.textContent);
  return match === null ? null : { query: match[1] ?? '', from: $from.start() };
}

/** Who takes keys while the list is open. */
export class SlashKeys {
  #listener: ((key: string) => boolean) | null = null;

  /** @param listener says whether it took the key. @returns gives the keys back */
  listen(listener: (key: string) => boolean): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  }

  take(key: string): boolean {
    return this.#listener?.(key) ?? false;
  }
}

export interface SlashOptions {
  readonly keys: SlashKeys;
  /** What an empty paragraph with the caret says; read when it is drawn. */
  readonly hint: () => string;
  readonly emptyClass: string;
}

/** "/" opens the list of what can be inserted; an empty paragraph says so. */
export const slash = Extension.create<SlashOptions>({
  name: 'slash',
  priority: 2_000,
  addOptions: () => ({ keys: new SlashKeys(), hint: () => '', emptyClass: '' }),
  addProseMirrorPlugins() {
    const { keys, hint, emptyClass } = this.options;
    return [
      new Plugin({
        props: {
          // Before the editor's own keys, Escape among them.
          handleDOMEvents: {
            keydown: (_view, event) => {
              const isTaken = !event.isComposing && keys.take(event.key);
              if (isTaken) event.preventDefault();
              return isTaken;
            },
          },
          decorations: ({ doc, selection: { $from, empty } }) => {
            const isHere = empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
            return isHere ? DecorationSet.create(doc, [Decoration.node($from.before(), $from.after(), { class: emptyClass, 'data-hint': hint() })]) : null;
          },
        },
      }),
    ];
  },
});
