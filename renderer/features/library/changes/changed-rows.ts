import { type Cell, columnFrom, type Field, type Table, type TableChanges } from '#shared/table';

/** Rows of a list as a table that the grid shows. */
export function rowsTable(fields: readonly Field[], rows: readonly (readonly Cell[])[]): Table {
  return { rows: rows.length, fields, columns: fields.map((_, index) => columnFrom(rows.map((row) => row[index] ?? null))) };
}

/** The words for the two columns of a field that changed. */
export interface BesideWords {
  readonly before: string;
  readonly after: string;
}

/**
 * Rows that changed, one in a line: the key, then for each field that changed anywhere its value before and now, side
 * by side; a pair that is the same in a row stays empty, so that the eye finds what is not.
 */
export function besideTable({ key, changed, changedFields }: TableChanges, before: readonly Field[], after: readonly Field[], words: BesideWords): Table {
  const [placeBefore, placeAfter] = [places(before), places(after)];
  const keys = after.filter(({ name }) => key.includes(name));
  const names = after.map(({ name }) => name).filter((name) => changedFields.some((field) => field.name === name));
  const field = (fields: readonly Field[], name: string, word: string): Field => {
    const { title: _title, description: _description, ...own } = fields.find((known) => known.name === name) as Field;
    return { ...own, name: `${name} (${word})` };
  };
  const fields = [...keys, ...names.flatMap((name) => [field(before, name, words.before), field(after, name, words.after)])];
  const rows = changed.first.map((row) => [
    ...keys.map(({ name }) => row.after[placeAfter.get(name) as number] as Cell),
    ...names.flatMap((name) =>
      row.fields.includes(name) ? [row.before[placeBefore.get(name) as number] as Cell, row.after[placeAfter.get(name) as number] as Cell] : [null, null],
    ),
  ]);
  return rowsTable(fields, rows);
}

function places(fields: readonly Field[]): ReadonlyMap<string, number> {
  return new Map(fields.map(({ name }, index) => [name, index]));
}
