export { aliasOf } from './alias';
export type { Engine, EngineOptions, QueryOptions, QueryResult } from './contract';
export { writeDatabase } from './database/write-database';
export type { TableListing } from './databases';
export { createEngine } from './engine';
export type { QueryParams } from './guard/parameters';
export { describeTables, type NamedTable, type TableDescription } from './named-table';
export { quoteName } from './names';
export { loadSqlite, type Sqlite, type SqliteOptions } from './sqlite/load';
