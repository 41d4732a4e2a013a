import { compareText } from './order';
import { compareValues, isSame, Uncertain, type Value } from './value';

/** Each value's place in SQLite's order, counted from 1: equal ones share theirs, 0 is NULL. */
export interface Places {
  readonly of: Uint32Array;
  /** The first place that there is: 0 with NULL, else 1. */
  readonly first: 0 | 1;
  /** The last place. */
  readonly last: number;
  /** Whether equal values are always the same to the last bit: 0 and -0.0, or 1 and 1.0, are not. */
  readonly exact: boolean;
}

const KNOWN = new WeakMap<readonly Value[], Places>();

/** Of the entries of a dictionary, kept for as long as they are. */
export function placesOf(entries: readonly Value[]): Places {
  let places = KNOWN.get(entries);
  if (places === undefined) {
    places = ordered(entries);
    KNOWN.set(entries, places);
  }
  return places;
}

/** UTF-16 orders only what lies above U+D800 otherwise than UTF-8. */
const BEYOND = /[\ud800-\uffff]/;

function ordered(entries: readonly Value[]): Places {
  const codes = Array.from(entries.keys()).filter((code) => entries[code] !== null);
  codes.sort(byValue(entries));
  const of = new Uint32Array(entries.length);
  let last = 0;
  let exact = true;
  codes.forEach((code, at) => {
    const [value, before] = [entries[code] as Value, entries[codes[at - 1] as number] as Value];
    if (at === 0 || compareValues(before, value) !== 0) last++;
    else if (!isSame(before, value)) exact = false;
    of[code] = last;
  });
  return { of, first: codes.length < entries.length ? 0 : 1, last, exact };
}

function byValue(entries: readonly Value[]): (one: number, other: number) => number {
  if (!entries.every((value) => value === null || typeof value === 'string')) return (one, other) => compareValues(entries[one] as Value, entries[other] as Value);
  const texts = entries as readonly string[];
  if (texts.some((text) => text !== null && BEYOND.test(text))) return (one, other) => compareText(texts[one] as string, texts[other] as string);
  return (one, other) => ((texts[one] as string) < (texts[other] as string) ? -1 : 1);
}

/** @throws Uncertain where it depends on the way through the rows which of two equal values is shown */
export function exactPlaces(entries: readonly Value[]): Places {
  const places = placesOf(entries);
  if (!places.exact) throw new Uncertain();
  return places;
}
