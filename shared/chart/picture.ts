import { MoloError } from '#shared/base';

/**
 * The last gate before a picture leaves the room: whatever a spec or its data managed to say, the SVG holds
 * only shapes and text. Works on Vega's own writer, which escapes `<`, `>` and `"` everywhere, so a tag is
 * exactly what stands between `<` and the next `>`.
 */

const ELEMENTS: ReadonlySet<string> = new Set(
  'svg g path rect line circle text tspan defs clipPath linearGradient radialGradient pattern stop'.split(' '),
);

const ATTRIBUTES: ReadonlySet<string> = new Set(
  `
    width height viewBox transform d x y x1 y1 x2 y2 cx cy r fx fy fr rx ry dx dy id offset fill stroke opacity fill-opacity
    stroke-opacity stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
    stop-color text-anchor font-family font-size font-style font-variant font-weight clip-path preserveAspectRatio display
  `
    .trim()
    .split(/\s+/),
);

/** No function but colours and a reference to the picture's own definitions: no `url(http:...)`, no `expression(...)`. */
const HARMLESS = /^(?:[^():\\]|(?:rgba?|hsla?|lab|lch|oklab|oklch|translate|rotate|scale|matrix)\([\d\s.,%/deg+\-e]*\)|url\(#[\w-]+\))*$/i;

/** Attributes with a grammar of their own. */
const GRAMMAR: Readonly<Record<string, RegExp>> = {
  'font-family': /^(?:[\w\s,'-]|&quot;)*$/,
  d: /^[A-Za-z\d\s.,+-]*$/,
};

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/gy;
const ATTRIBUTE = /\s+([\w:-]+)="([^"<>]*)"/g;

/** What XML 1.0 has no place for, and half characters. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

export interface PictureWords {
  /** Prefix of ids inside the picture, so that several pictures can share a page. */
  readonly id: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly language: string;
}

/**
 * Vega's SVG with only allowed elements and attributes, ids numbered in their order under a prefix, and
 * a name and a description for those who cannot see it.
 * @throws MoloError `chart.forbidden` when an element appears that no chart draws
 */
export function pictureFrom(drawn: string, words: PictureWords): string {
  const svg = drawn.replace(NOT_XML, '\ufffd');
  const names = idsIn(svg, words.id);
  let picture = '';
  let place = 0;
  while (place < svg.length) {
    const next = svg.indexOf('<', place);
    if (next < 0) break;
    picture += svg.slice(place, next);
    TAG.lastIndex = next;
    const tag = TAG.exec(svg);
    if (tag === null) throw new MoloError('chart.forbidden', { pointer: '/' });
    const [whole, closing, element, attributes, empty] = tag as unknown as [string, string, string, string, string];
    if (!ELEMENTS.has(element)) throw new MoloError('chart.forbidden', { pointer: '/' });
    const isUnseen = element === 'path' && attributes.includes(' display="none"');
    if (!isUnseen) picture += element === 'svg' && closing === '' ? opening(attributes, words) : `<${closing}${element}${attributesOf(attributes, names)}${empty}>`;
    place = next + whole.length;
  }
  return picture + svg.slice(place);
}

function idsIn(svg: string, prefix: string): ReadonlyMap<string, string> {
  const ids = [...svg.matchAll(/<[A-Za-z]+[^<>]*\sid="([^"]*)"/g)].map((match) => match[1] as string);
  return new Map(ids.map((id, index) => [id, `${prefix}-${index + 1}`]));
}

function attributesOf(attributes: string, names: ReadonlyMap<string, string>): string {
  let result = '';
  for (const [, name, value] of attributes.matchAll(ATTRIBUTE) as Iterable<[string, string, string]>) {
    if (!ATTRIBUTES.has(name)) continue;
    const own = name === 'id' ? (names.get(value) ?? '') : value.replace(/url\(#([^)]*)\)/g, (_all, id: string) => `url(#${names.get(id) ?? ''})`);
    if ((GRAMMAR[name] ?? HARMLESS).test(own)) result += ` ${name}="${own}"`;
  }
  return result;
}

function opening(attributes: string, { id, title, description, language }: PictureWords): string {
  const labels = [title === undefined ? '' : `${id}-title`, description === undefined ? '' : `${id}-desc`].filter((each) => each !== '');
  const labelled = labels.length === 0 ? '' : ` aria-labelledby="${labels.join(' ')}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="${language}"${labelled}${attributesOf(attributes, new Map())}>` +
    (title === undefined ? '' : `<title id="${id}-title">${escapeXml(title)}</title>`) +
    (description === undefined ? '' : `<desc id="${id}-desc">${escapeXml(description)}</desc>`)
  );
}

/** Text as XML and HTML hold it, between tags and in quoted attributes; characters that XML 1.0 has no place for become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
