import type { Field } from '#shared/table';
import type { QueryParams } from './guard/parameters';
import { emptyTable } from './empty-table';
import { createEngine } from './engine';
import type { Sqlite } from './sqlite/load';

/** A database of which no more is known than what its tables are called and have as fields. */
export interface DatabaseOutline {
  readonly alias: string;
  readonly tables: readonly { readonly name: string; readonly fields: readonly Field[] }[];
}

/**
 * What a statement reads of tables that were not read yet, so that nothing else has to be: it is
 * compiled against empty ones, and SQLite's program says which values it takes.
 * @returns by database and table, in the order given: what `NamedTable.loaded` has to be, names of fields or `null` for a table that is left alone
 * @throws MoloError of the family `query` for a statement that is refused, whatever the tables hold
 */
export function fieldsRead(sqlite: Sqlite, databases: readonly DatabaseOutline[], sql: string, params?: QueryParams): (ReadonlySet<string> | null)[][] {
  const engine = createEngine(sqlite);
  try {
    const aliases = databases.map(({ alias, tables }) => engine.attach(alias, tables.map(({ name, fields }) => ({ name, table: emptyTable(fields) }))));
    const listed = engine.tables();
    const reads = engine.reads(sql, params);
    return databases.map(({ tables }, index) => {
      const own = listed.filter(({ alias }) => alias === aliases[index]);
      return tables.map(({ fields }, nth) => {
        const read = reads.find(({ alias, name }) => alias === own[nth]?.alias && name === own[nth].name)?.read;
        return read ? new Set(fields.filter((_, position) => read.has(position)).map(({ name }) => name)) : null;
      });
    });
  } finally {
    engine.close();
  }
}
