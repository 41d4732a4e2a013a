import { factsFor } from './channel';
import type { Facts } from './facts';
import { type ChartSpec, isObject, type Json, type JsonObject } from './spec';

/** Pixels of the whole picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a band of a horizontal bar chart. */
const BAND = 24;
const LEAST_VIEW = 60;
const LEAST_HEIGHT = 90;
/** The narrowest column of a wrapping facet that still reads well. */
const LEAST_COLUMN = 190;

/** Whether a spec is one view (alone or in layers), which can be fitted exactly; facets and rows of charts are sized by trial. */
export function isSingleView(spec: ChartSpec): boolean {
  if (spec.mark === undefined && spec.layer === undefined) return false;
  const encoding = isObject(spec.encoding) ? spec.encoding : {};
  return !['row', 'column', 'facet'].some((channel) => channel in encoding);
}

/** One view that fills the picture. A discrete y axis takes the height that its names need; sizes of the spec's own stand. */
export function sizedSingle(spec: ChartSpec, size: PictureSize): ChartSpec {
  const { width, height, autosize, ...rest } = spec;
  const ownWidth = typeof width === 'number' || isObject(width);
  const ownHeight = typeof height === 'number' || isObject(height);
  const byBands = !ownHeight && isDiscrete(spec, 'y');
  const fit = ownWidth ? (ownHeight || byBands ? 'pad' : 'fit-y') : ownHeight || byBands ? 'fit-x' : 'fit';
  return {
    ...rest,
    width: ownWidth ? width : size.width,
    height: ownHeight ? height : byBands ? { step: BAND } : size.height,
    autosize: autosize ?? (fit === 'pad' ? { type: 'pad' } : { type: fit, contains: 'padding' }),
  };
}

function isDiscrete(spec: JsonObject, channel: 'x' | 'y'): boolean {
  const definition = isObject(spec.encoding) ? spec.encoding[channel] : undefined;
  if (isObject(definition)) return definition.type === 'nominal' || definition.type === 'ordinal';
  const children = Array.isArray(spec.layer) ? (spec.layer as readonly Json[]) : [];
  return children.some((child) => isObject(child) && isDiscrete(child, channel));
}

/** A spec of several views, each of this size unless its author said otherwise. */
export function sizedViews(spec: ChartSpec, view: PictureSize): ChartSpec {
  const own = isObject(spec.config) ? (spec.config) : {};
  const sizes: JsonObject = { continuousWidth: view.width, discreteWidth: view.width, continuousHeight: view.height };
  return { ...spec, config: { ...own, view: { ...sizes, ...(isObject(own.view) ? own.view : {}) } } };
}

/** Height of each view at a width: calm proportions, and many rows share about one and a half pictures. */
export function viewHeight(spec: ChartSpec, facts: Facts, viewWidth: number, size: PictureSize): number {
  const place = isObject(spec.encoding) && isObject(spec.encoding.row) ? spec.encoding.row : isObject(spec.facet) ? spec.facet.row : undefined;
  const rows = isObject(place) ? (factsFor(place, facts)?.texts?.length ?? 1) : 1;
  const shared = (size.height * 1.5) / Math.max(1.5, rows);
  return Math.round(Math.max(LEAST_HEIGHT, Math.min(shared, viewWidth * 0.7)));
}

/** Columns of a facet that wraps, where the spec gives none: as many as stay readable, with the fewest places left empty. */
export function withColumns(spec: ChartSpec, facts: Facts, width: number): ChartSpec {
  if (spec.columns !== undefined) return spec;
  const most = Math.max(1, Math.floor(width / LEAST_COLUMN));
  const encoding = isObject(spec.encoding) ? (spec.encoding) : {};
  if (isObject(encoding.facet)) {
    const facet = encoding.facet;
    return { ...spec, encoding: { ...encoding, facet: { columns: evenly(factsFor(facet, facts)?.texts?.length ?? most, most), ...facet } } };
  }
  if (Array.isArray(spec.concat)) return { ...spec, columns: evenly(spec.concat.length, most) };
  if (!isObject(spec.facet) || spec.facet.field === undefined) return spec;
  return { ...spec, columns: evenly(factsFor(spec.facet, facts)?.texts?.length ?? most, most) };
}

function evenly(count: number, most: number): number {
  const choices = Array.from({ length: Math.min(count, most) }, (_, index) => index + 1).filter((columns) => columns * 2 > most || columns === count);
  const empty = (columns: number): number => Math.ceil(count / columns) * columns - count;
  return choices.toSorted((a, b) => empty(a) - empty(b) || b - a)[0] ?? 1;
}

/**
 * The view width at which a picture of several views is as wide as it should be. Total width grows in a
 * straight line with the views' width, so two trials tell it; nothing is tried again when widths do not count
 * (steps, widths of the spec's own).
 * @param trial the picture's total width at a view width
 */
export async function fittingViewWidth(target: number, trial: (viewWidth: number) => Promise<number>): Promise<number> {
  const [narrow, wide] = [Math.round(target * 0.4), Math.round(target * 0.8)];
  const atNarrow = await trial(narrow);
  const slope = ((await trial(wide)) - atNarrow) / (wide - narrow);
  if (slope < 0.1) return wide;
  return Math.max(LEAST_VIEW, Math.floor(narrow + (target - atNarrow) / slope));
}
