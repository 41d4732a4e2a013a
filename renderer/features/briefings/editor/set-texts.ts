import type { Node as TextNode, Schema } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';

/** What texts are to become: a block of text, or items of a list. */
export type TextKind = { readonly block: 'paragraph' | 'heading' | 'note'; readonly level?: number } | { readonly list: boolean };

/** A text of the range that is set anew: a block of its own, or an item. */
interface Text {
  readonly node: TextNode;
  /** Items with one owner stay in one list. */
  readonly owner: TextNode | null;
  readonly from: number;
  readonly isSelected: boolean;
}

/**
 * Makes the selected texts paragraphs, headings, notes or a list; what was a list in part is divided.
 * @returns whether it could: a chart in the middle cannot
 */
export function setTexts(tr: Transaction, kind: TextKind): boolean {
  const { $from, $to } = tr.selection;
  const [first, last] = [$from.index(0), $to.depth === 0 ? $to.index(0) - 1 : $to.index(0)];
  const texts = textsBetween(tr.doc, first, last, $from.pos, $to.pos, 'list' in kind);
  if (texts === null || texts.length === 0) return false;
  const start = $from.posAtIndex(first, 0);
  const end = $from.posAtIndex(last + 1, 0);
  const ends = [tr.selection.anchor, tr.selection.head].map((place) => placeIn(texts, place));
  const nodes = grouped(texts, kind, tr.doc.type.schema);
  if (isSame(nodes, tr.doc, first, last)) return false;
  tr.replaceWith(start, end, nodes);
  const [anchor, head] = ends.map((place) => placeAfter(tr.doc, start, place));
  tr.setSelection(TextSelection.create(tr.doc, anchor ?? start + 1, head ?? start + 1));
  return true;
}

/** The kind of the selected texts, if they are all of one. */
export function textKind({ $from, $to }: Transaction['selection']): TextKind | null {
  if ($from.depth === 0) return null;
  const kinds = new Set<string>();
  let kind: TextKind | null = null;
  for (let index = $from.index(0); index <= $to.index(0) && index < $from.doc.childCount; index++) {
    kind = kindOfNode($from.doc.child(index));
    kinds.add(JSON.stringify(kind));
  }
  return kinds.size === 1 ? kind : null;
}

function kindOfNode({ type, attrs, isTextblock }: TextNode): TextKind | null {
  if (type.name === 'list') return { list: attrs.ordered as boolean };
  if (!isTextblock) return null;
  return { block: type.name as 'paragraph' | 'heading' | 'note', ...(type.name === 'heading' ? { level: attrs.level as number } : {}) };
}

function textsBetween(doc: TextNode, first: number, last: number, from: number, to: number, whole: boolean): Text[] | null {
  const texts: Text[] = [];
  let place = 0;
  for (let index = 0; index <= last; index++) {
    const node = doc.child(index);
    if (index >= first && node.isTextblock) texts.push({ node, owner: null, from: place + 1, isSelected: true });
    else if (index >= first && node.type.name === 'list') {
      node.forEach((item, offset) => {
        const start = place + 1 + offset;
        texts.push({ node: item, owner: node, from: start + 1, isSelected: whole || (start < to && start + item.nodeSize > from) });
      });
    } else if (index >= first) return null;
    place += node.nodeSize;
  }
  return texts;
}

function grouped(texts: readonly Text[], kind: TextKind, schema: Schema): TextNode[] {
  const nodes: TextNode[] = [];
  let items: TextNode[] = [];
  let owner: TextNode | 'new' | null = null;
  let ordered = false;
  const close = (): void => {
    if (items.length > 0) nodes.push(schema.node('list', { ordered }, items));
    items = [];
  };
  for (const text of texts) {
    const next = !text.isSelected ? text.owner : 'list' in kind ? 'new' : null;
    if (next !== owner) close();
    owner = next;
    if (next === null) nodes.push(blockOf(text.node, kind, schema));
    else {
      ordered = next === 'new' ? 'list' in kind && kind.list : (next.attrs.ordered as boolean);
      items.push(schema.node('listItem', null, text.node.content));
    }
  }
  close();
  return nodes;
}

function blockOf(node: TextNode, kind: TextKind, schema: Schema): TextNode {
  if ('list' in kind) throw new RangeError('an item is no block');
  const { type, content, textContent } = node;
  // A note that stays one keeps its title.
  if (kind.block === 'note' && type.name === 'note') return node;
  if (kind.block === 'heading') return schema.node('heading', { level: kind.level ?? 2 }, textContent === '' ? [] : [schema.text(textContent)]);
  return schema.node(kind.block, null, content);
}

function isSame(nodes: readonly TextNode[], doc: TextNode, first: number, last: number): boolean {
  return nodes.length === last - first + 1 && nodes.every((node, index) => node.eq(doc.child(first + index)));
}

interface Place {
  readonly text: number;
  readonly offset: number;
}

/** Which text a place lies in: the number of texts is the same before and after. */
function placeIn(texts: readonly Text[], place: number): Place {
  const text = Math.max(0, texts.findLastIndex(({ from }) => from <= place));
  return { text, offset: Math.max(0, place - (texts[text]?.from ?? place)) };
}

function placeAfter(doc: TextNode, start: number, { text, offset }: Place): number | null {
  let count = -1;
  let found: number | null = null;
  doc.nodesBetween(start, doc.content.size, (node, place) => {
    if (found !== null || place < start - 1) return false;
    if (node.isTextblock && ++count === text) found = place + 1 + Math.min(offset, node.content.size);
    return !node.isTextblock;
  });
  return found;
}
