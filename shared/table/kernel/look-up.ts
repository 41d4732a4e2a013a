import type { DictionaryColumn } from '../column';
import { cellAt, type Cell } from '../column';
import { coded } from './coded';
import { vectorOf } from './load';
import type { Stored } from './stored';
import { equalityKey, Uncertain, type Value } from './value';
import { codedFrom, reader, type Coded, type Vector } from './vector';

export interface LookedUp {
  /** The columns wanted of the list, by row of the keys; NULL where none matched. */
  readonly columns: readonly Stored[];
  /** 1 where a row of the list matched, else 0. */
  readonly matched: Stored;
}

/**
 * What a list with a unique key says of each of the keys. Values are compared as they are; NULL matches nothing.
 * @returns `null` where two rows of the list have the same key, or SQLite has to tell what matches
 */
export function lookUp(keys: Stored, list: { readonly keys: Stored; readonly rows: number }, wanted: readonly Stored[]): LookedUp | null {
  try {
    const places = rowByKey(vectorOf(list.keys), list.rows);
    const { codes, entries } = codedKeys(vectorOf(keys), keys);
    if (places === null) return null;
    const rows = entries.map((value) => (value === null ? undefined : places.get(equalityKey(value))));
    const column = (dictionary: readonly Cell[]): DictionaryColumn => ({ kind: 'dictionary', codes, dictionary });
    return {
      columns: wanted.map(({ column: of, real }) => ({ real: real || of.kind === 'float64', column: column(rows.map((row) => (row === undefined ? null : cellAt(of, row)))) })),
      matched: { real: false, column: column(rows.map((row) => (row === undefined ? 0 : 1))) },
    };
  } catch (error) {
    if (error instanceof Uncertain) return null;
    throw error;
  }
}

/** Whether no key is there twice, so that a list can be looked up by them. */
export function areUnique(keys: Stored, rows: number): boolean {
  try {
    return rowByKey(vectorOf(keys), rows) !== null;
  } catch (error) {
    if (error instanceof Uncertain) return false;
    throw error;
  }
}

/** `null` where a key is there twice. */
function rowByKey(keys: Vector, rows: number): ReadonlyMap<ReturnType<typeof equalityKey>, number> | null {
  const read = reader(keys);
  const found = new Map<ReturnType<typeof equalityKey>, number>();
  for (let row = 0; row < rows; row++) {
    const value = read(row);
    if (value === null) continue;
    const key = equalityKey(value);
    if (found.has(key)) return null;
    found.set(key, row);
  }
  return found;
}

function codedKeys(vector: Vector, { column }: Stored): Coded {
  const known = coded(vector);
  if (known !== null) return known;
  const read = reader(vector);
  const rows = column.kind === 'dictionary' ? column.codes.length : column.values.length;
  return codedFrom(Array.from({ length: rows }, (_, row): Value => read(row)));
}
