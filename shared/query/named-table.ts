import type { Digest } from '#shared/base';
import type { Field, Table } from '#shared/table';
import { distinctNames, tableNames } from './names';

/** A table beside the name that a statement calls it by. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
  /**
   * Names of the fields whose values were read, where not all were; the others are NULL in every row.
   * `null`: nothing was read, not even how many rows there are. A statement that wants more fails.
   */
  readonly loaded?: ReadonlySet<string> | null;
  /** Of the file that it is from, where its database is of several (`AttachOptions.digest`). */
  readonly digest?: Digest | null;
}

/** What a person can ask of one table: the names are those that SQL takes. */
export interface TableDescription {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Absent where counting would mean running a view of somebody else's. */
  readonly rows?: number;
  /** Of a view that shows the labels of a table's codes: that table's name. */
  readonly base?: string;
}

/** A table that statements can read, as `alias.name` or, where no other alias has it, as `name`. */
export interface TableListing extends TableDescription {
  readonly alias: string;
}

/** A table that a statement reads, and the positions of the fields whose values it takes. */
export interface TableRead extends TableListing {
  readonly read: ReadonlySet<number>;
}

/** The tables as `writeDatabase` will name them: repeated names told apart, whatever SQL cannot say replaced. */
export function describeTables(tables: readonly NamedTable[]): TableDescription[] {
  const names = tableNames(tables.map(({ name }) => name));
  return tables.map(({ table }, index) => ({ name: names[index] as string, fields: distinctFields(table.fields), rows: table.rows }));
}

function distinctFields(fields: readonly Field[]): Field[] {
  const names = distinctNames(fields.map((field) => field.name));
  return fields.map((field, index) => ({ ...field, name: names[index] as string }));
}
