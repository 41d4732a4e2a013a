/** A strict reader of HTML as Molo writes it, with no code of Molo's: for tests that read a page as a machine would. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta', 'br', 'hr', 'img', 'link', 'input', 'wbr', 'col']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const TOKEN = /<!doctype html>|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][\w:-]*="[^"<>]*")*)\s*(\/?)>|[^<]+/gy;

/** @throws Error at anything that is not plain, balanced markup */
export function parseMarkup(html: string): Element {
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = { name: '#document', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(html);
    if (token === null) throw new Error(`no markup at ${at}: ${html.slice(at, at + 80)}`);
    const [text, closing, name, attributes = '', empty] = token;
    const parent = open.at(-1) as typeof root;
    if (name === undefined) {
      if (text.startsWith('<!')) continue;
      parent.children.push(parent.name === 'style' ? text : decoded(text));
    } else if (closing === '/') {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}> at ${at}`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (empty !== '/' && !VOID.has(name)) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> stays open`);
  return root;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name as string)) throw new Error(`twice: ${name}`);
    found[name as string] = decoded(value as string);
  }
  return found;
}

function decoded(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`an entity that is none: ${whole}`);
    return character;
  });
}

/** Every element of that name (`*`: any), in order, that the test lets through. */
export function elements(root: Element, name: string, test: (element: Element) => boolean = () => true): Element[] {
  return root.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const own = (name === '*' || child.name === name) && test(child) ? [child] : [];
    return [...own, ...elements(child, name, test)];
  });
}

export function textOf(element: Element | string): string {
  return typeof element === 'string' ? element : element.children.map(textOf).join('');
}
