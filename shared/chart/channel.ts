import type { FieldType } from '#shared/table';
import type { Facts, FieldFacts } from './facts';
import { nameOf } from './fields';
import { isObject, type Json, type JsonObject } from './spec';
import type { Translator } from './translator';

export type MeasureType = 'quantitative' | 'temporal' | 'ordinal' | 'nominal';

/** Channels whose type Vega-Lite infers well by itself, or that have none. */
const UNTYPED: ReadonlySet<string> = new Set(['x2', 'y2', 'theta2', 'radius2', 'xError', 'yError', 'xError2', 'yError2', 'key', 'detail', 'order']);
const UNTITLED: ReadonlySet<string> = new Set([...UNTYPED, 'text', 'tooltip', 'xOffset', 'yOffset', 'description']);
/** Channels that show an order of names; the reader's alphabet decides it. */
const SORTED: ReadonlySet<string> = new Set(['x', 'y', 'color', 'fill', 'stroke', 'shape', 'strokeDash', 'row', 'column', 'facet', 'xOffset', 'yOffset']);
const NOT_NUMERIC: ReadonlySet<string> = new Set(['shape', 'strokeDash', 'row', 'column', 'facet', 'xOffset', 'yOffset']);
/** Marks with a breadth of their own: a year is a place beside the next, not a point in time. */
const BROAD: ReadonlySet<string> = new Set(['bar', 'rect', 'boxplot', 'tick']);

const MANY_SORTED = 200;

/** Ends a line also inside a text of Vega's expressions, which Vega-Lite makes of an order. */
const LINE_END = /[\u2028\u2029]/;

/** How values of a field are measured when the spec does not say. */
export function measureOf(type: FieldType, channel: string, mark: string): MeasureType {
  switch (type) {
    case 'integer':
    case 'number':
      return NOT_NUMERIC.has(channel) ? 'ordinal' : 'quantitative';
    case 'year':
    case 'yearmonth':
      return NOT_NUMERIC.has(channel) || BROAD.has(mark) ? 'ordinal' : 'temporal';
    case 'date':
    case 'datetime':
      return 'temporal';
    default:
      return 'nominal';
  }
}

/** A channel with what its author left out: type, title and the order of names. */
export function completed(channel: string, definition: Json, mark: string, facts: Facts, translator: Translator): Json {
  if (Array.isArray(definition)) return definition.map((each: Json) => completed(channel, each, mark, facts, translator));
  if (!isObject(definition)) return definition;
  const own = definition;
  const field = factsFor(own, facts);
  const type = own.type === undefined && field !== undefined && !UNTYPED.has(channel) ? typeFor(own, field, channel, mark) : undefined;
  const typed: JsonObject = type === undefined ? own : { ...own, type };
  const title = UNTITLED.has(channel) || hasTitle(own) ? undefined : titleFor(own, field, translator);
  const sort = SORTED.has(channel) && own.sort === undefined && field !== undefined ? alphabet(typed, field, translator) : undefined;
  return { ...typed, ...(title === undefined ? {} : { title }), ...(sort === undefined ? {} : { sort }) };
}

export function factsFor(definition: JsonObject, facts: Facts): FieldFacts | undefined {
  return typeof definition.field === 'string' ? facts.get(nameOf(definition.field)) : undefined;
}

function typeFor(definition: JsonObject, field: FieldFacts, channel: string, mark: string): MeasureType | undefined {
  if (definition.timeUnit !== undefined) return undefined;
  if (definition.bin !== undefined && definition.bin !== null && definition.bin !== false) return undefined;
  const { aggregate } = definition;
  if (aggregate !== undefined && aggregate !== 'min' && aggregate !== 'max') return undefined;
  return measureOf(field.type, channel, mark);
}

/** A title of the spec's own stands, also when it is `null` (none). */
function hasTitle(definition: JsonObject): boolean {
  const guides = [definition, definition.axis, definition.legend, definition.header];
  return guides.some((guide) => isObject(guide) && guide.title !== undefined);
}

function titleFor(definition: JsonObject, field: FieldFacts | undefined, translator: Translator): string | undefined {
  const aggregate = definition.aggregate ?? field?.aggregate;
  if (aggregate === 'count') return translator.t('chart:count');
  if (field === undefined) return undefined;
  const title = field.title ?? field.name;
  if (aggregate === undefined || aggregate === 'sum') return title;
  if (aggregate === 'average') return translator.t('chart:mean', { field: title });
  const isNamed = typeof aggregate === 'string' && ['mean', 'median', 'min', 'max', 'distinct'].includes(aggregate);
  return isNamed ? translator.t(`chart:${aggregate}`, { field: title }) : undefined;
}

/** The names in the order of the reader's alphabet, where that is not the order of code points anyway. */
function alphabet(definition: JsonObject, field: FieldFacts, translator: Translator): Json | undefined {
  const { texts } = field;
  if (definition.type !== 'nominal' && definition.type !== 'ordinal') return undefined;
  if (texts === null || texts.length > MANY_SORTED || definition.aggregate !== undefined || definition.timeUnit !== undefined) return undefined;
  if (texts.some((text) => LINE_END.test(text))) return undefined;
  const byCode = texts.toSorted();
  const byAlphabet = texts.toSorted((a, b) => translator.compare(a, b));
  return byCode.every((text, index) => text === byAlphabet[index]) ? undefined : byAlphabet;
}

