import type { JobOptions } from '#shared/base';
import type { Table } from '#shared/table';
import type { TableListing, TableRead } from './databases';
import type { QueryParams } from './guard/parameters';
import type { NamedTable, TableDescription } from './named-table';

export interface EngineOptions {
  /**
   * Bytes of WASM memory that SQLite may take for sorting, grouping and the like (default 1 GiB); the
   * databases themselves lie outside. Holds for all engines of one module and can only be lowered.
   */
  readonly heapBytes?: number;
  /** Bytes that the columns of one answer may take (default 1 GiB). */
  readonly resultBytes?: number;
}

export interface QueryOptions extends Pick<JobOptions, 'onProgress'> {
  /** Rows after which the answer is cut off and marked as `truncated`. */
  readonly maxRows?: number;
  /** `off`: SQLite answers. Else the kernel does where it can, over tables that were attached as tables (default `auto`). */
  readonly kernel?: 'auto' | 'off';
}

export interface QueryResult {
  /** The answer's columns; repeated names got `_2`. */
  readonly table: Table;
  readonly sql: string;
  readonly params: QueryParams;
  readonly milliseconds: number;
  /** There were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** The tables that were read, in the order in which they are listed. */
  readonly sources: readonly Pick<TableListing, 'alias' | 'name'>[];
  /** Who answered; the answers are the same. */
  readonly answeredBy: 'kernel' | 'sqlite';
}

/**
 * Answers SQL over the tables of several packages. Synchronous: it belongs into a worker,
 * or into a process with nothing else to do. A query that takes too long ends with its worker.
 */
export interface Engine {
  /**
   * Attaches tables, or the bytes of a SQLite database, under `alias` (`alias_2` where that is taken) and returns the alias.
   * @param described what `describeTables` said of the tables that the bytes were written from
   * @throws MoloError `query.limit` for the eleventh, `query.fields`, `query.memory`, `package.unsupported`, `package.damaged`
   */
  attach(alias: string, content: readonly NamedTable[] | Uint8Array, described?: readonly TableDescription[]): string;
  detach(alias: string): void;
  /** Every table that a statement can name. */
  tables(): TableListing[];
  /**
   * The tables and the fields that a statement reads, without running it. A statement that asks what tables look like reads all of them.
   * @throws MoloError of the family `query`
   */
  reads(sql: string, params?: QueryParams): TableRead[];
  /**
   * Runs one reading statement.
   * @throws MoloError of the family `query`
   */
  query(sql: string, params?: QueryParams, options?: QueryOptions): QueryResult;
  close(): void;
}
