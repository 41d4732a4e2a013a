import { Mark, Node } from '@tiptap/core';
import { type Content, type Figure, isLink, parseContent, writeContent } from '#shared/briefing';

/** What is read of an element: its JSON, if it is what it says; else the element is passed over. */
export function readAttribute(name: string, read: (json: unknown) => Record<string, unknown>) {
  return (element: HTMLElement): Record<string, unknown> | false => {
    try {
      return read(JSON.parse(element.getAttribute(name) ?? ''));
    } catch {
      return false;
    }
  };
}

export interface FigureOptions {
  /** What the text shows in its place now, for copies that go elsewhere. */
  readonly shown: (figure: Figure) => string;
}

/** A number in the prose that its query answers. */
export const figureNode = Node.create<FigureOptions>({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ shown: () => '' }),
  addAttributes: () => ({ figure: { default: null, rendered: false } }),
  parseHTML: () => [
    { tag: 'data[data-molo-figure]', getAttrs: readAttribute('data-molo-figure', (json) => ({ figure: (parseContent([{ figure: json }], '')[0] as { figure: Figure }).figure })) },
  ],
  renderHTML({ node }) {
    const figure = node.attrs.figure as Figure;
    const [written] = writeContent([{ figure }]) as readonly { figure: object }[];
    return ['data', { 'data-molo-figure': JSON.stringify(written?.figure) }, this.options.shown(figure)];
  },
  renderText({ node }) {
    return this.options.shown(node.attrs.figure as Figure);
  },
});

/** A remark below the text; what it says is edited in its own panel. */
export const footnoteNode = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => ({ content: { default: [], rendered: false } }),
  parseHTML: () => [
    { tag: 'sup[data-molo-footnote]', getAttrs: readAttribute('data-molo-footnote', (json) => ({ content: (parseContent([{ footnote: json }], '')[0] as { footnote: Content }).footnote })) },
  ],
  renderHTML: ({ node }) => ['sup', { 'data-molo-footnote': JSON.stringify(writeContent(node.attrs.content as Content)) }, '*'],
  renderText: () => '',
});

/** An address that a text leads to; only such as the briefing's file may hold. */
export const linkMark = Mark.create({
  name: 'link',
  // What is typed after a link is no part of it.
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isLink(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noreferrer noopener' }, 0],
});
