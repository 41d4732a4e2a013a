import { completed } from './channel';
import type { Facts } from './facts';
import { fitted, withTitleOnLines } from './fit';
import { type ChartSpec, isObject, type Json, type JsonObject } from './spec';
import type { Translator } from './translator';

export interface DressOptions {
  readonly facts: Facts;
  readonly translator: Translator;
  /** Pixels that one view's x axis has. */
  readonly viewWidth: number;
  /** Pixels along which the title of a y axis runs, where it stands upright; `null` where it lies above the view. */
  readonly uprightTitle: number | null;
}

/** The spec with types, titles, orders and guides where its author left them to the program: in every view of it. */
export function dressed(spec: ChartSpec, options: DressOptions): ChartSpec {
  return view(spec, '', options);
}

function view(spec: JsonObject, markAbove: string, options: DressOptions): JsonObject {
  const mark = markOf(spec) ?? markAbove;
  const result: Record<string, Json> = { ...spec };
  if (isObject(spec.encoding)) result.encoding = channels(spec.encoding, mark, options);
  if (isObject(spec.facet)) result.facet = facet(spec.facet, mark, options);
  if (isObject(spec.spec)) result.spec = view(spec.spec, mark, options);
  for (const name of ['layer', 'concat', 'hconcat', 'vconcat'] as const) {
    const children = spec[name];
    if (Array.isArray(children)) result[name] = children.map((child: Json) => (isObject(child) ? view(child, mark, options) : child));
  }
  return result;
}

/** The first mark that is drawn, which decides for a whole layer how its years are measured. */
function markOf(spec: JsonObject): string | null {
  const { mark, layer } = spec;
  if (typeof mark === 'string') return mark;
  if (isObject(mark) && typeof mark.type === 'string') return mark.type;
  const [first] = Array.isArray(layer) ? (layer as readonly Json[]) : [];
  return isObject(first) ? markOf(first) : null;
}

function channels(encoding: JsonObject, mark: string, { facts, translator, viewWidth, uprightTitle }: DressOptions): JsonObject {
  const dressedChannel = (channel: string, definition: Json): Json => {
    const full = fitted(channel, completed(channel, definition, mark, facts, translator), facts, viewWidth);
    return channel === 'y' && uprightTitle !== null ? withTitleOnLines(full, uprightTitle) : full;
  };
  return Object.fromEntries(Object.entries(encoding).map(([channel, definition]) => [channel, dressedChannel(channel, definition)]));
}

/** The operator `facet`: one field that wraps, or a row and a column. */
function facet(definition: JsonObject, mark: string, options: DressOptions): JsonObject {
  if (definition.field !== undefined) return channels({ facet: definition }, mark, options).facet as JsonObject;
  return channels(definition, mark, options);
}
