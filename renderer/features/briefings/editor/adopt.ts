import type { Node as TextNode } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';

/** Marks a transaction that shows what the document holds already: it is not an edit. */
export const ADOPTED = 'adopted';

/**
 * Makes the editor show another text by replacing only what differs; the caret goes where that is, as after an undo.
 * `null` when it shows it already.
 */
export function adopt(tr: Transaction, text: TextNode): Transaction | null {
  const start = tr.doc.content.findDiffStart(text.content);
  const ends = tr.doc.content.findDiffEnd(text.content);
  if (start === null || ends === null) return null;
  // Where what is equal at the start and at the end overlaps, the start has it.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const [from, to] = [ends.a + overlap, ends.b + overlap];
  const before = tr.doc;
  try {
    tr.replace(start, from, text.slice(start, to));
  } catch {
    // A piece that does not fit on its own: the whole is replaced below.
  }
  if (!tr.doc.eq(text)) tr.replaceWith(0, tr.doc.content.size, text.content);
  if (tr.doc === before) return null;
  const caret = tr.doc.resolve(Math.min(to, tr.doc.content.size));
  return tr.setSelection(Selection.near(caret, -1)).setMeta(ADOPTED, true).setMeta('addToHistory', false).scrollIntoView();
}
