import type { JobOptions } from '#shared/base';
import type { Cell, Column } from '../column';
import type { Field } from '../field';
import { columnOf, rowAt, type Table } from '../table';
import { cellCodes, type CellCodes } from './cell-codes';
import { areUnique, matchByContent, matchByKey, type Unmatched } from './match-rows';
import { rowCodes } from './row-codes';

/** What became of a table from one edition to the next. Counts are exact; of the rows only the first are listed. */
export interface TableChanges {
  /** How rows were told apart: by the key, or by all their values; then a row that changed is one removed and one added. */
  readonly by: 'key' | 'content';
  /** The fields that told them apart. */
  readonly key: readonly string[];
  readonly fields: FieldChanges;
  readonly rows: { readonly before: number; readonly after: number };
  readonly added: RowList;
  readonly removed: RowList;
  readonly changed: { readonly count: number; readonly first: readonly ChangedRow[] };
  /** Rows in which a field changed, for the fields where any did. */
  readonly changedFields: readonly { readonly name: string; readonly rows: number }[];
}

/** By name. */
export interface FieldChanges {
  readonly added: readonly Field[];
  readonly removed: readonly Field[];
  readonly retyped: readonly { readonly before: Field; readonly after: Field }[];
}

export interface RowList {
  readonly count: number;
  /** Cells in the order of their own edition's fields. */
  readonly first: readonly (readonly Cell[])[];
}

/** A row of the same key on both sides: its cells in the order of each edition's fields, and which fields differ. */
export interface ChangedRow {
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
  readonly fields: readonly string[];
}

export interface CompareOptions extends JobOptions {
  /** Rows listed of each kind; default 100. */
  readonly listed?: number;
}

const LISTED = 100;

/**
 * Rows added, removed and changed between two tables, and their fields. Values are compared, not how they
 * are stored; only fields that both have are looked at. Takes memory of four bytes a cell, and no row objects.
 * @param key what the publisher declares as the primary key; where a table lacks it or repeats it, rows are compared by content
 * @throws the signal's reason
 */
export function compareTables(before: Table, after: Table, key: readonly string[], { listed = LISTED, signal, onProgress }: CompareOptions = {}): TableChanges {
  const common = commonColumns(before, after);
  const bytesOfColumn = 4 * (before.rows + after.rows);
  let bytes = 0;
  const step = (): void => {
    signal?.throwIfAborted();
    onProgress?.({ stage: 'compare', bytes: (bytes += bytesOfColumn) });
  };
  const coded = common.map((column) => {
    step();
    return { name: column.name, codes: cellCodes(column.before, column.after) };
  });

  const keyed = key.length > 0 && key.every((name) => coded.some((column) => column.name === name)) ? coded.filter(({ name }) => key.includes(name)) : [];
  const keys = keyed.length > 0 ? rowCodes(keyed.map(({ codes }) => codes), step) : null;
  const shared = { fields: fieldChanges(before, after), rows: { before: before.rows, after: after.rows } };
  const list = ({ added, removed }: Unmatched) => ({ added: rowList(after, added, listed), removed: rowList(before, removed, listed) });
  if (keys === null || !areUnique(keys)) {
    const unmatched = coded.length === 0 ? nothingAlike(before, after) : matchByContent(rowCodes(coded.map(({ codes }) => codes), step));
    return { by: 'content', key: coded.map(({ name }) => name), ...shared, ...list(unmatched), changed: { count: 0, first: [] }, changedFields: [] };
  }
  const changes = new Changes(before, after, coded.filter((column) => !keyed.includes(column)), listed);
  const unmatched = matchByKey(keys, (old, now) => changes.look(old, now));
  return { by: 'key', key: keyed.map(({ name }) => name), ...shared, ...list(unmatched), ...changes.found() };
}

/** Rows that both sides have, looked at field by field. */
class Changes {
  #count = 0;
  readonly #first: ChangedRow[] = [];
  readonly #rows: Uint32Array;

  constructor(
    private readonly before: Table,
    private readonly after: Table,
    private readonly columns: readonly { readonly name: string; readonly codes: CellCodes }[],
    private readonly listed: number,
  ) {
    this.#rows = new Uint32Array(columns.length);
  }

  look(old: number, now: number): void {
    let differs = false;
    this.columns.forEach(({ codes }, index) => {
      if (codes.before[old] === codes.after[now]) return;
      differs = true;
      this.#rows[index] = (this.#rows[index] as number) + 1;
    });
    if (differs && this.#count++ < this.listed) this.#first.push(this.#row(old, now));
  }

  found(): Pick<TableChanges, 'changed' | 'changedFields'> {
    const changedFields = this.columns.map(({ name }, index) => ({ name, rows: this.#rows[index] as number })).filter(({ rows }) => rows > 0);
    return { changed: { count: this.#count, first: this.#first }, changedFields };
  }

  #row(old: number, now: number): ChangedRow {
    const fields = this.columns.filter(({ codes }) => codes.before[old] !== codes.after[now]).map(({ name }) => name);
    return { before: rowAt(this.before, old), after: rowAt(this.after, now), fields };
  }
}

/** Columns that both tables have, by name, in the later one's order. */
function commonColumns(before: Table, after: Table): { name: string; before: Column; after: Column }[] {
  return after.fields.flatMap(({ name }, index) => {
    const old = columnOf(before, name);
    return old === undefined ? [] : [{ name, before: old, after: after.columns[index] as Column }];
  });
}

function fieldChanges(before: Table, after: Table): FieldChanges {
  const oldField = new Map(before.fields.map((field) => [field.name, field]));
  const names = new Set(after.fields.map(({ name }) => name));
  return {
    added: after.fields.filter(({ name }) => !oldField.has(name)),
    removed: before.fields.filter(({ name }) => !names.has(name)),
    retyped: after.fields.flatMap((field) => {
      const old = oldField.get(field.name);
      return old === undefined || old.type === field.type ? [] : [{ before: old, after: field }];
    }),
  };
}

function nothingAlike(before: Table, after: Table): Unmatched {
  return { added: [...Array(after.rows).keys()], removed: [...Array(before.rows).keys()] };
}

function rowList(table: Table, rows: readonly number[], listed: number): RowList {
  return { count: rows.length, first: rows.slice(0, listed).map((row) => rowAt(table, row)) };
}
