import { isLanguage, type Language, type LocalText, MoloError, textIn } from '#shared/base';
import { instantOf } from './instant';
import type { ChartColours } from './palette';
import { type ChartSpec, isObject, type Json, type JsonObject, pointerTo } from './spec';

/**
 * A remark anchored to data: at a value of the x axis (an upright line), of the y axis (a level
 * line), or at both (a point). Dates are ISO 8601 texts (`2022-02-24`, `2022-02`, `2022`).
 */
export interface Annotation {
  readonly x?: string | number;
  readonly y?: string | number;
  readonly text: LocalText;
}

const MAX_ANNOTATIONS = 50;
const MAX_TEXT = 1_000;

/** @throws MoloError `chart.malformed` with the pointer of the first wrong part */
export function parseAnnotations(json: unknown, at: string): readonly Annotation[] {
  if (json === undefined) return [];
  if (!Array.isArray(json) || json.length > MAX_ANNOTATIONS) throw new MoloError('chart.malformed', { pointer: at });
  return json.map((item: unknown, index) => parseAnnotation(item, pointerTo(at, index)));
}

function parseAnnotation(json: unknown, at: string): Annotation {
  if (!isObject(json)) throw new MoloError('chart.malformed', { pointer: at });
  const { x, y, text, ...other } = json;
  for (const name of Object.keys(other)) throw new MoloError('chart.malformed', { pointer: pointerTo(at, name) });
  if (x === undefined && y === undefined) throw new MoloError('chart.malformed', { pointer: at });
  for (const [name, value] of [['x', x], ['y', y]] as const) {
    if (!['undefined', 'string', 'number'].includes(typeof value)) throw new MoloError('chart.malformed', { pointer: pointerTo(at, name) });
  }
  return {
    ...(x === undefined ? {} : { x: x as string | number }),
    ...(y === undefined ? {} : { y: y as string | number }),
    text: parseLocalText(text, pointerTo(at, 'text'), 'chart.malformed'),
  };
}

/** A text, or one text per language (`{"pl": ..., "en": ...}`). */
export function parseLocalText(json: unknown, at: string, code: 'chart.malformed' | 'briefing.malformed'): LocalText {
  if (typeof json === 'string' && json.length <= MAX_TEXT) return { '': json };
  if (!isObject(json)) throw new MoloError(code, { pointer: at });
  for (const [language, text] of Object.entries(json)) {
    const fits = (language === '' || isLanguage(language)) && typeof text === 'string' && text.length <= MAX_TEXT;
    if (!fits) throw new MoloError(code, { pointer: pointerTo(at, language) });
  }
  return json;
}

/**
 * A single view with its annotations as layers above the data.
 * @param spec dressed: its axes know how they measure
 */
export function withAnnotations(spec: ChartSpec, annotations: readonly Annotation[], language: Language, colours: ChartColours): ChartSpec {
  if (annotations.length === 0) return spec;
  const { mark, encoding = {}, layer, transform, ...outer } = spec;
  const view = { ...(layer === undefined ? { mark } : { layer }), encoding, ...(transform === undefined ? {} : { transform }) } as JsonObject;
  const anchors = { x: anchorOn(view, 'x'), y: anchorOn(view, 'y') };
  return { ...outer, layer: [view, ...annotations.flatMap((annotation) => layersOf(annotation, anchors, language, colours))] };
}

/** How a value becomes a place on an axis: a date on a time axis is an instant. */
type Anchor = (value: string | number) => JsonObject;

function anchorOn(view: JsonObject, channel: 'x' | 'y'): Anchor {
  const type = typeOf(view, channel);
  return (value) => ({ datum: type === 'temporal' ? instantOf(value) : value, ...(type === undefined ? {} : { type }) });
}

function typeOf(view: JsonObject, channel: 'x' | 'y'): Json | undefined {
  const definition = isObject(view.encoding) ? view.encoding[channel] : undefined;
  if (isObject(definition)) return (definition).type ?? (definition.timeUnit === undefined ? undefined : 'temporal');
  const children = Array.isArray(view.layer) ? (view.layer as readonly Json[]) : [];
  return children.map((child) => (isObject(child) ? typeOf(child, channel) : undefined)).find((type) => type !== undefined);
}

function layersOf({ x, y, text }: Annotation, anchors: Record<'x' | 'y', Anchor>, language: Language, { caution, ink }: ChartColours): JsonObject[] {
  const encoding: JsonObject = { ...(x === undefined ? {} : { x: anchors.x(x) }), ...(y === undefined ? {} : { y: anchors.y(y) }) };
  const isPoint = x !== undefined && y !== undefined;
  const mark: JsonObject = isPoint
    ? { type: 'point', filled: false, size: 70, stroke: caution, strokeWidth: 1.5, opacity: 1 }
    : { type: 'rule', stroke: caution, strokeWidth: 1, strokeDash: [3, 3] };
  const placing: JsonObject = isPoint
    ? { align: 'left', dx: 9, baseline: 'middle' }
    : x === undefined
      ? { align: 'right', x: 'width', dx: -2, dy: -4, baseline: 'bottom' }
      : { align: 'left', y: 0, dx: 5, dy: 2, baseline: 'top' };
  const data: JsonObject = { values: [{}] };
  return [
    { data, mark, encoding },
    { data, mark: { type: 'text', fill: ink, fontSize: 11, ...placing }, encoding: { ...encoding, text: { value: textIn(text, language) ?? '' } } },
  ];
}
