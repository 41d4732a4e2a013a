import { type MeasureType, measureOf, nameOf, pathOf } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { FieldType } from '#shared/table';
import type { Channel, ChannelId } from './channels';
import { isMembers, type Wish } from './edit';
import type { ChartReading } from './reading';

type Members = { readonly [name: string]: JsonValue };

/** A field that can be put on a shelf. */
export interface FieldChoice {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  /** Its different values, where they are known and few. */
  readonly values?: readonly string[];
  /** Of these the one that the amounts of the picture are greatest for. */
  readonly foremost?: string;
}

/** What lies on a shelf: a field, the number of rows, or something that only the JSON can say. */
export type OnShelf = { readonly kind: 'nothing' } | { readonly kind: 'field'; readonly name: string } | { readonly kind: 'count' } | { readonly kind: 'other' };

/** A shelf as it is: where it lies, what is on it, and what is drawn beside it. */
export interface Shelf {
  readonly channel: Channel & { readonly id: ChannelId };
  readonly definition: Members;
  readonly on: OnShelf;
  readonly field: FieldChoice | undefined;
  /** How its values are measured, said or not. */
  readonly type: MeasureType | undefined;
  readonly reading: ChartReading;
}

export function shelfOf(channel: Shelf['channel'], reading: ChartReading, fields: readonly FieldChoice[]): Shelf {
  const found = reading.encoding[channel.id];
  const definition = isMembers(found) ? found : {};
  const on = contentOf(found);
  const field = on.kind === 'field' ? fields.find(({ name }) => name === on.name) : undefined;
  return { channel, definition, on, field, type: typeOf(definition, field, channel.id, reading.mark), reading };
}

function contentOf(found: JsonValue | undefined): OnShelf {
  if (found === undefined) return { kind: 'nothing' };
  if (!isMembers(found)) return { kind: 'other' };
  if (typeof found.field === 'string') return { kind: 'field', name: nameOf(found.field) };
  return found.aggregate === 'count' ? { kind: 'count' } : { kind: 'other' };
}

function typeOf({ type, aggregate, bin, timeUnit }: Members, field: FieldChoice | undefined, channel: string, mark: string): MeasureType | undefined {
  if (type === 'quantitative' || type === 'temporal' || type === 'ordinal' || type === 'nominal') return type;
  if (timeUnit !== undefined) return 'temporal';
  if (bin !== undefined && bin !== false && bin !== null) return 'quantitative';
  if (aggregate !== undefined && aggregate !== 'min' && aggregate !== 'max') return 'quantitative';
  return field && measureOf(field.type, channel, mark);
}

/** A shelf whose values are added up, counted or shown as they are along a scale. */
export function isMeasured({ type, definition }: Shelf): boolean {
  return type === 'quantitative' && (definition.bin === undefined || definition.bin === false || definition.bin === null);
}

/** Puts something on a shelf; what was said about the field before goes with it. */
export function putWishes(shelf: Shelf, on: OnShelf, fields: readonly FieldChoice[]): Wish[] {
  const { reading, channel } = shelf;
  const path = [...reading.root, 'encoding', channel.id];
  if (on.kind === 'nothing') return [{ path, value: undefined }];
  if (on.kind === 'other') return [];
  if (on.kind === 'count') return [{ path, value: { aggregate: 'count' } }];
  const field = fields.find(({ name }) => name === on.name);
  return [{ path, value: { ...aggregateFor(shelf, field), field: pathOf(on.name) } }];
}

/**
 * How a field is taken together when it comes to a shelf. Names and times are places; an amount takes over how the one
 * before it was added up, and is added up itself where rows are too many to be seen one by one: over a whole table, and
 * beside what is added up already.
 */
function aggregateFor({ definition, channel, reading }: Shelf, field: FieldChoice | undefined): Members {
  const isAmount = field?.type === 'integer' || field?.type === 'number';
  if (!isAmount || channel.role === 'pane' || channel.id === 'detail' || channel.id === 'shape') return {};
  const { aggregate } = definition;
  if (typeof aggregate === 'string' && aggregate !== 'count') return { aggregate };
  const others = Object.entries(reading.encoding).filter(([name]) => name !== channel.id);
  const isBesideTotals = others.some(([, other]) => isMembers(other) && other.aggregate !== undefined);
  return reading.source.kind === 'table' || isBesideTotals ? { aggregate: 'sum' } : {};
}

/** Moves what is on one shelf to another, with all that was said about it; what lay there comes back. */
export function moveWishes(from: Shelf, to: Shelf): Wish[] {
  const { root } = from.reading;
  const place = (id: string): Wish['path'] => [...root, 'encoding', id];
  const [moved, back] = [from, to].map(({ reading, channel }) => reading.encoding[channel.id]);
  return [
    { path: place(from.channel.id), value: back && fitting(back, from) },
    { path: place(to.channel.id), value: moved && fitting(moved, to) },
  ];
}

/** Guides belong to their kind of shelf, an order by the other axis to its own. */
function fitting(definition: JsonValue, { channel }: Shelf): JsonValue {
  if (!isMembers(definition)) return definition;
  const foreign = ['axis', 'legend', 'header'].filter((guide) => guide !== channel.guide);
  const turned = definition.sort === '-x' ? '-y' : definition.sort === '-y' ? '-x' : definition.sort === 'x' ? 'y' : definition.sort === 'y' ? 'x' : undefined;
  const kept = Object.entries(definition).filter(([name]) => !foreign.includes(name));
  const sorted = kept.flatMap(([name, value]): [string, JsonValue][] => {
    if (name !== 'sort' || turned === undefined) return [[name, value]];
    return channel.role === 'place' ? [[name, turned]] : [];
  });
  return Object.fromEntries(sorted);
}

/** The shelf on which a field is most useful next: an empty axis, then colour. */
export function nextShelf(shelves: readonly Shelf[]): Shelf | undefined {
  return shelves.find(({ on, channel }) => on.kind === 'nothing' && channel.role === 'place') ?? shelves.find(({ on, channel }) => on.kind === 'nothing' && channel.id === 'color');
}
