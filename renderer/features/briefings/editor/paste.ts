import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isLink } from '#shared/briefing';

/** What a browser's clipboard holds of our own editor. */
const OWN = /data-pm-slice/;
const UNREAD = /<!--[\s\S]*?-->|<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi;
const TAGS = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTES = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

const DROPPED = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'IMG', 'SVG', 'OBJECT', 'IFRAME', 'TEMPLATE', 'HEAD', 'BUTTON', 'SELECT', 'TEXTAREA']);
const HEADING = /^H([1-6])$/;
const BLOCKS = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'BLOCKQUOTE', 'PRE', 'TD', 'TH', 'TR', 'TABLE', 'UL', 'OL', 'LI', 'DL', 'DT', 'DD', 'FIGURE', 'FIGCAPTION', 'ASIDE', 'HEADER', 'FOOTER', 'MAIN', 'HR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

/** Text as it is set while the elements around it are read. */
interface Setting {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link: string | null;
}

interface Line {
  readonly tag: string;
  html: string;
}

/**
 * What is pasted from Word or the web, with nothing but what a briefing has: paragraphs, headings, lists,
 * bold, italic and links. Word's lists are paragraphs that look like items; they become items.
 */
export function cleanPasted(html: string): string {
  const harmless = html.replace(UNREAD, '').replace(TAGS, (_tag, name: string, attributes: string) => `<${name}${harmlessAttributes(attributes)}>`);
  if (OWN.test(html)) return harmless;
  const lines: Line[] = [];
  readInto(lines, new DOMParser().parseFromString(harmless, 'text/html').body, { bold: false, italic: false, link: null }, 'p');
  return joined(lines.map((line) => ({ ...line, html: line.html.trim() })).filter(({ html: text }) => text !== ''));
}

/** Styles and handlers would break the page's policy already while they are parsed; a style can be read under another name. */
function harmlessAttributes(attributes: string): string {
  const kept = [...attributes.matchAll(ATTRIBUTES)].filter(([, name = '']) => !/^on/i.test(name));
  return kept.map(([, name = '', value]) => ` ${name.toLowerCase() === 'style' ? 'data-style' : name}${value === undefined ? '' : `=${value}`}`).join('');
}

function readInto(lines: Line[], parent: Element, setting: Setting, tag: string): void {
  for (const node of parent.childNodes) {
    if (node instanceof Text) {
      add(lines, textHtml(node.data.replace(/[\t\n\r ]+/g, ' '), setting), tag);
      continue;
    }
    if (!(node instanceof Element) || DROPPED.has(node.tagName.toUpperCase())) continue;
    const style = styleOf(node);
    if (style['mso-list']?.toLowerCase() === 'ignore' || style.display === 'none') continue;
    const name = node.tagName.toUpperCase();
    if (name === 'BR' || BLOCKS.has(name)) lines.push({ tag, html: '' });
    if (BLOCKS.has(name)) {
      const own = tagOf(name, node, style, tag);
      lines.push({ tag: own, html: '' });
      readInto(lines, node, setting, own);
      lines.push({ tag, html: '' });
    } else readInto(lines, node, settingOf(node, name, style, setting), tag);
  }
}

/** Text without a block of its own goes on where the last ended. */
function add(lines: Line[], html: string, tag: string): void {
  const last = lines.at(-1);
  if (last?.tag === tag) last.html += html;
  else lines.push({ tag, html });
}

function tagOf(name: string, element: Element, style: Style, around: string): string {
  const heading = HEADING.exec(name);
  if (heading) return `h${Math.min(Math.max(2, Number(heading[1])), 4)}`;
  const word = style['mso-list'];
  if (word !== undefined) return /^\s*\d+[.)]/.test(element.textContent) ? 'ol' : 'ul';
  if (name === 'LI') return element.closest('ul, ol')?.tagName.toLowerCase() ?? 'ul';
  // A paragraph inside an item is the item's text.
  return around === 'ul' || around === 'ol' ? around : 'p';
}

type Style = Readonly<Record<string, string>>;

function styleOf(element: Element): Style {
  const declarations = (element.getAttribute('data-style') ?? '').split(';').map((declaration) => declaration.split(':'));
  return Object.fromEntries(declarations.map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim()]));
}

function settingOf(element: Element, name: string, style: Style, around: Setting): Setting {
  const weight = style['font-weight'];
  const slant = style['font-style'];
  const href = name === 'A' ? element.getAttribute('href') : null;
  return {
    bold: weight === undefined ? around.bold || name === 'B' || name === 'STRONG' : /^(bold|bolder|[6-9]00)$/.test(weight),
    italic: slant === undefined ? around.italic || name === 'I' || name === 'EM' : slant === 'italic',
    link: href !== null && isLink(href) ? href : around.link,
  };
}

function textHtml(text: string, { bold, italic, link }: Setting): string {
  if (text === '') return '';
  const escaped = escapeHtml(text);
  const leaning = italic ? `<em>${escaped}</em>` : escaped;
  const strong = bold ? `<strong>${leaning}</strong>` : leaning;
  return link === null ? strong : `<a href="${escapeHtml(link)}">${strong}</a>`;
}

function joined(lines: readonly Line[]): string {
  let html = '';
  let open = '';
  for (const { tag, html: text } of lines) {
    const list = tag === 'ul' || tag === 'ol' ? tag : '';
    if (list !== open) html += `${open && `</${open}>`}${list && `<${list}>`}`;
    open = list;
    html += list === '' ? `<${tag}>${text}</${tag}>` : `<li>${text}</li>`;
  }
  return html + (open && `</${open}>`);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export interface PasteOptions {
  /** Pictures are no part of a briefing: only charts, which say where they come from. */
  readonly onPicture: () => void;
}

export const paste = Extension.create<PasteOptions>({
  name: 'briefingPaste',
  addOptions: () => ({ onPicture: () => undefined }),
  addProseMirrorPlugins() {
    const { onPicture } = this.options;
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanPasted,
          handlePaste: (_view, { clipboardData }) => {
            const isPicture = [...(clipboardData?.files ?? [])].some(({ type }) => type.startsWith('image/'));
            if (!isPicture || clipboardData?.types.includes('text/html')) return false;
            onPicture();
            return true;
          },
        },
      }),
    ];
  },
});
