import { type Column as TableColumn, type Field, rowsOf } from '#shared/table';
import { declaredTypeOf } from '../database/declared-type';
import { nameKey } from '../names';
import { NotMine } from './not-mine';
import type { KernelTable, SelectPlan } from './plan';
import type { Column, ScopeSource } from './scope';
import { NUMBER, TEXT } from './typed';

/** A table as what a FROM can name. @throws NotMine where its columns are not at hand */
export function tableSource({ alias, description, table }: KernelTable, label: string | null): ScopeSource {
  if (table === undefined) throw new NotMine('bytes');
  const columns = description.fields.map(({ name }, position) => ({
    name,
    longName: `${description.name}.${name}`,
    fullName: name,
    column: once(() => columnOf(table.columns[position] as TableColumn, table.fields[position] as Field)),
  }));
  return { label: label ?? description.name, database: alias, columns };
}

/** A subquery as what a FROM can name. @param names what WITH calls its columns */
export function selectSource({ results }: SelectPlan, label: string | null, names: readonly string[] | null): ScopeSource {
  if (names !== null && names.length !== results.length) throw new NotMine('name');
  const columns = results.map(({ name, typed: { affinity, text, number }, innerName, innerLongName }, nth) => {
    const known = names?.[nth] ?? innerName ?? name;
    // Where a subquery's column comes from nobody is told.
    return { name: known, longName: known, fullName: names?.[nth] ?? innerLongName, nameless: names === null && innerName === null, column: (): Column => ({ affinity, text, number, small: false }) };
  });
  // SQLite tells equal names apart by numbers behind them.
  if (new Set(columns.map((column) => nameKey(column.name))).size < columns.length) throw new NotMine('name');
  return { label, database: null, columns };
}

/** What `work` says, worked out when it is first asked for. */
function once<V>(work: () => V): () => V {
  let known: { readonly value: V } | null = null;
  return () => (known ??= { value: work() }).value;
}

/** What a column's values can be, from the type by which SQLite would have it declared. */
function columnOf(column: TableColumn, { type }: Field): Column {
  switch (declaredTypeOf(column, type)) {
    case 'INTEGER':
      return { affinity: 'numeric', ...NUMBER, small: column.kind === 'int32' && rowsOf(column) < 2 ** 31 };
    case 'REAL':
      return { affinity: 'numeric', ...NUMBER, small: false };
    case 'TEXT':
      return { affinity: 'text', ...TEXT, small: false };
    case '': {
      const cells = column.kind === 'dictionary' ? column.dictionary : [];
      return { affinity: 'blob', text: cells.some((cell) => typeof cell === 'string'), number: cells.some((cell) => typeof cell === 'number' || typeof cell === 'bigint'), small: false };
    }
  }
}
