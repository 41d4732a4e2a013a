import { factsFor } from './channel';
import type { Facts, FieldFacts } from './facts';
import { textWidth, wrapped } from './measure';
import { timeAxis } from './time-axis';
import { isObject, type Json, type JsonObject } from './spec';

/** Sizes of the theme's guides, in pixels. */
const LABEL_SIZE = 11;
const HEADER_SIZE = 12;
const LABEL_GAP = 8;
const MOST_LINES = 3;
const MANY_LABELS = 60;
const SYMBOL = 10;
const SYMBOL_GAP = 6;
const COLUMN_GAP = 16;

const LEGENDS: ReadonlySet<string> = new Set(['color', 'fill', 'stroke', 'shape', 'strokeDash']);

/** What stands for a missing value on an axis or in a legend. */
const MISSING = '\u2013';
const MISSING_LABEL = `isValid(datum.value) ? datum.label : '${MISSING}'`;

/**
 * Labels of a time axis, and of a discrete x axis so that none touches its neighbour: level when they fit, else on up to three
 * lines, else aslant. Without this Vega turns them all upright.
 * @param width pixels of the axis
 */
export function fittedAxis(channel: string, definition: JsonObject, facts: Facts, width: number): JsonObject {
  const field = factsFor(definition, facts);
  const { axis } = definition;
  const isDiscrete = definition.type === 'nominal' || definition.type === 'ordinal';
  if ((channel !== 'x' && channel !== 'y') || axis === null) return definition;
  const own = isObject(axis) ? (axis) : {};
  if (definition.type === 'temporal' && definition.timeUnit === undefined) return { ...definition, axis: { ...(channel === 'x' ? timeAxis(field, width) : {}), ...own } };
  if (countsWhole(definition, field)) return { ...definition, axis: { tickMinStep: 1, ...own } };
  if (!isDiscrete || field === undefined) return definition;
  if (own.labelAngle !== undefined || own.labelExpr !== undefined) return definition;
  const fitting = channel === 'x' ? levelOrAslant(field.texts, width) : {};
  const missing = field.hasNull && !('labelExpr' in fitting) ? { labelExpr: MISSING_LABEL } : {};
  return { ...definition, axis: { ...fitting, ...missing, ...own } };
}

/** Half an applicant is no tick. */
function countsWhole(definition: JsonObject, field: FieldFacts | undefined): boolean {
  const measures = definition.type === 'quantitative' || (definition.type === undefined && definition.aggregate !== undefined);
  if (!measures) return false;
  const aggregate = definition.aggregate ?? field?.aggregate;
  const keepsWhole = aggregate === undefined || ['count', 'sum', 'min', 'max', 'distinct'].includes(String(aggregate));
  return keepsWhole && definition.bin === undefined && definition.stack !== 'normalize' && (field === undefined || field.type === 'integer');
}

function levelOrAslant(texts: readonly string[] | null, width: number): JsonObject {
  if (texts === null) return { labelAngle: 0, labelOverlap: 'greedy' };
  const room = width / Math.max(1, texts.length) - LABEL_GAP;
  if (texts.every((text) => textWidth(text, LABEL_SIZE) <= room)) return { labelAngle: 0 };
  const expression = onLines(texts, room, LABEL_SIZE);
  if (expression === null) return { labelAngle: -40, labelAlign: 'right', labelBaseline: 'middle', labelLimit: 130 };
  return { labelAngle: 0, labelLineHeight: 13, labelExpr: expression };
}

/** An expression that sets each text on as many lines as it needs; `null` when some word is too long or some text has too many. */
function onLines(texts: readonly string[], room: number, fontSize: number): string | null {
  const lines = texts.map((text) => wrapped(text, room, fontSize));
  const fits = (text: string): boolean => textWidth(text, fontSize) <= room;
  if (texts.length > MANY_LABELS || !lines.every((each) => each.length <= MOST_LINES && each.every(fits))) return null;
  return texts.reduceRight((rest, text, index) => {
    const own = lines[index] as string[];
    return own.length === 1 ? rest : `datum.value === ${literal(text)} ? [${own.map(literal).join()}] : ${rest}`;
  }, MISSING_LABEL);
}

/** A text inside an expression of Vega. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}

/** The heading of a facet above its view: on several lines, else cut where the view ends. */
function fittedHeader(channel: string, definition: JsonObject, facts: Facts, width: number): JsonObject {
  const texts = factsFor(definition, facts)?.texts;
  const { header } = definition;
  if ((channel !== 'facet' && channel !== 'column') || header === null || texts === null || texts === undefined) return definition;
  const expression = texts.every((text) => textWidth(text, HEADER_SIZE, 600) <= width) ? null : onLines(texts, width * 0.92, HEADER_SIZE);
  const lines = expression === null ? {} : { labelExpr: expression, labelLineHeight: 15, labelBaseline: 'bottom' };
  return { ...definition, header: { labelLimit: Math.round(width), ...lines, ...(isObject(header) ? (header) : {}) } };
}

/** A legend above the picture in as many columns as its width holds. */
export function fittedLegend(channel: string, definition: JsonObject, facts: Facts, width: number): JsonObject {
  const field = factsFor(definition, facts);
  const { legend } = definition;
  const isDiscrete = definition.type === 'nominal' || definition.type === 'ordinal';
  if (!LEGENDS.has(channel) || legend === null || !isDiscrete || field === undefined) return definition;
  const own = isObject(legend) ? (legend) : {};
  const missing = field.hasNull && own.labelExpr === undefined ? { labelExpr: MISSING_LABEL } : {};
  const columns = own.columns !== undefined || own.orient !== undefined ? null : columnsOf(field.texts, width);
  return { ...definition, legend: { ...missing, ...(columns === null ? {} : { columns }), ...own } };
}

/** `null`: one row holds them all. */
function columnsOf(texts: readonly string[] | null, width: number): number | null {
  if (texts === null || texts.length === 0) return null;
  const widths = texts.map((text) => SYMBOL + SYMBOL_GAP + textWidth(text, LABEL_SIZE) + COLUMN_GAP);
  if (widths.reduce((sum, each) => sum + each, 0) <= width) return null;
  return Math.max(1, Math.floor((width + COLUMN_GAP) / Math.max(...widths)));
}

/** A title that stands upright beside its axis, on as many lines as its length needs. */
export function withTitleOnLines(definition: Json, room: number): Json {
  if (!isObject(definition) || typeof definition.title !== 'string') return definition;
  const lines = wrapped(definition.title, room, LABEL_SIZE);
  return lines.length === 1 ? (definition) : { ...(definition), title: lines };
}

/** A channel with guides that fit. */
export function fitted(channel: string, definition: Json, facts: Facts, width: number): Json {
  if (!isObject(definition)) return definition;
  const withAxis = fittedAxis(channel, definition, facts, width);
  return fittedHeader(channel, fittedLegend(channel, withAxis, facts, width), facts, width);
}
