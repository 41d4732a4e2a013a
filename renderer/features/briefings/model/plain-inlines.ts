import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Figures and footnotes are never bold: the briefing's file has no way to say it, so neither has the editor. */
export const plainInlines = Extension.create({
  name: 'plainInlines',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, { doc, tr }) {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        doc.descendants((node, place) => {
          if (node.isInline && node.isAtom && !node.isText && node.marks.length > 0) tr.removeMark(place, place + 1);
        });
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});
