import { MoloError } from '#shared/base';
import { type ChartParams, isObject, parseParams, parseSql, pointerTo } from '#shared/chart';
import type { Question } from './question';

export const FIGURE_FORMATS = ['integer', 'number', 'percent', 'date', 'text'] as const;

/** `percent`: the value counts hundredths (12.5 is written `12.5%`), so that what is read and what is stored are one number. */
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** A number in the prose that its query answers. */
export interface Figure {
  readonly sql: string;
  readonly params: ChartParams;
  /** Left out: by what the query gives. */
  readonly format?: FigureFormat;
  /** Digits after the decimal mark, exactly so many. */
  readonly decimals?: number;
  /** What the number is, for the list of sources. */
  readonly label?: string;
}

export interface StyledText {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Absolute address: `https:`, `http:` or `mailto:`. */
  readonly link?: string;
}

export type Inline = string | StyledText | { readonly figure: Figure } | { readonly footnote: Content };

/** A run of text: what a paragraph, a list's item or a footnote says. */
export type Content = readonly Inline[];

/** A question that has to be answered by one value. */
export interface FigureQuestion extends Question {
  readonly kind: 'figure';
  readonly figure: Figure;
}

const MAX_INLINES = 2_000;
const MAX_TEXT = 50_000;
const MAX_LABEL = 500;
const MAX_LINK = 2_000;
const MAX_DECIMALS = 12;
const LINK = /^(https?:\/\/|mailto:)[^\s<>"'`\\]+$/i;

/** Whether an address is one that a text may link to. */
export function isLink(address: string): boolean {
  return address.length <= MAX_LINK && LINK.test(address);
}

/** Who is read: a footnote holds no footnote. */
type Depth = 'text' | 'footnote';

/** @throws MoloError `briefing.malformed` with the pointer of the first wrong part */
export function parseContent(json: unknown, at: string, depth: Depth = 'text'): Content {
  if (typeof json === 'string') return [parseText(json, at)];
  if (!Array.isArray(json) || json.length > MAX_INLINES) throw malformed(at);
  return json.map((item: unknown, index) => parseInline(item, pointerTo(at, index), depth));
}

function parseInline(json: unknown, at: string, depth: Depth): Inline {
  if (typeof json === 'string') return parseText(json, at);
  if (!isObject(json)) throw malformed(at);
  if (json.figure !== undefined) return { figure: parseFigure(only(json, ['figure'], at).figure, pointerTo(at, 'figure')) };
  if (json.footnote === undefined) return parseStyled(json, at);
  if (depth === 'footnote') throw malformed(pointerTo(at, 'footnote'));
  return { footnote: parseContent(only(json, ['footnote'], at).footnote, pointerTo(at, 'footnote'), 'footnote') };
}

function parseStyled(json: Readonly<Record<string, unknown>>, at: string): StyledText {
  const { text, bold, italic, link } = only(json, ['text', 'bold', 'italic', 'link'], at);
  for (const [name, mark] of [['bold', bold], ['italic', italic]] as const) {
    if (mark !== undefined && typeof mark !== 'boolean') throw malformed(pointerTo(at, name));
  }
  if (link !== undefined && !(typeof link === 'string' && isLink(link))) throw malformed(pointerTo(at, 'link'));
  return {
    text: parseText(text, pointerTo(at, 'text')),
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(link === undefined ? {} : { link: link }),
  };
}

function parseFigure(json: unknown, at: string): Figure {
  if (!isObject(json)) throw malformed(at);
  const { sql, params, format, decimals, label } = only(json, ['sql', 'params', 'format', 'decimals', 'label'], at);
  if (format !== undefined && !FIGURE_FORMATS.some((known) => known === format)) throw malformed(pointerTo(at, 'format'));
  const fits = decimals === undefined || (Number.isInteger(decimals) && (decimals as number) >= 0 && (decimals as number) <= MAX_DECIMALS);
  if (!fits) throw malformed(pointerTo(at, 'decimals'));
  return {
    sql: parseSql(sql, pointerTo(at, 'sql'), 'briefing.malformed'),
    params: parseParams(params, pointerTo(at, 'params'), 'briefing.malformed'),
    ...(format === undefined ? {} : { format: format as FigureFormat }),
    ...(decimals === undefined ? {} : { decimals: decimals as number }),
    ...(label === undefined ? {} : { label: parseText(label, pointerTo(at, 'label'), MAX_LABEL) }),
  };
}

/** Every figure of a run of text, in reading order. */
export function questionsIn(content: Content, at: string): FigureQuestion[] {
  return content.flatMap((inline, index) => {
    if (typeof inline === 'string') return [];
    const place = pointerTo(at, index);
    if ('figure' in inline) return [{ kind: 'figure', place: pointerTo(place, 'figure'), sql: inline.figure.sql, params: inline.figure.params, figure: inline.figure }];
    return 'footnote' in inline ? questionsIn(inline.footnote, pointerTo(place, 'footnote')) : [];
  });
}

export function parseText(json: unknown, at: string, longest = MAX_TEXT): string {
  if (typeof json !== 'string' || json.length > longest) throw malformed(at);
  return json;
}

/** An object with no members but these. */
export function only(json: Readonly<Record<string, unknown>>, names: readonly string[], at: string): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(json)) {
    if (!names.includes(name)) throw malformed(pointerTo(at, name));
  }
  return json;
}

export function malformed(at: string): MoloError {
  return new MoloError('briefing.malformed', { pointer: at === '' ? '/' : at });
}
