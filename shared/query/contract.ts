import type { Digest, JobOptions } from '#shared/base';
import type { Table } from '#shared/table';
import type { WrittenDatabase } from './attached';
import type { QueryParams } from './guard/parameters';
import type { NamedTable, TableDescription, TableListing, TableRead } from './named-table';

export interface EngineOptions {
  /**
   * Bytes of WASM memory that SQLite may take for sorting, grouping and the like (default 1 GiB); the
   * databases themselves lie outside. Holds for all engines of one module and can only be lowered.
   */
  readonly heapBytes?: number;
  /** Bytes that the columns of one answer may take (default 1 GiB). */
  readonly resultBytes?: number;
  /** Memory for a database's pages: shared, where another thread is to have them too (default: this realm's own). */
  readonly allocate?: (bytes: number) => Uint8Array;
}

export interface AttachOptions {
  /** What `describeTables` said of the tables that the bytes were written from. */
  readonly described?: readonly TableDescription[];
  /** Of the package or file that the tables are from; a table may have one of its own. What has none is never taken from a cache. */
  readonly digest?: Digest | null;
  /** What an engine wrote of the same tables (`Engine.written`), so that it need not be written again. */
  readonly written?: WrittenDatabase;
}

export interface QueryOptions extends Pick<JobOptions, 'onProgress'> {
  /** Rows after which the answer is cut off and marked as `truncated`. */
  readonly maxRows?: number;
  /**
   * Who answers (default `auto`): `off` SQLite, `auto` the kernel where it can, over tables that were attached as
   * tables; `on` the kernel or nobody (`query.notByKernel`).
   */
  readonly kernel?: KernelChoice;
}

export type KernelChoice = 'auto' | 'on' | 'off';

/** Who answered: `both` where the kernel worked out an inner part of what SQLite answered. The answers are the same. */
export type Answerer = 'kernel' | 'sqlite' | 'both';

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
  readonly answeredBy: Answerer;
  /** `questionDigest` of what was asked; `null` where an equal question may get another answer, or a table has no digest. */
  readonly question: Digest | null;
}

/** One step of a plan, as messages: `plan:step.<key>` with the params filled in. */
export interface PlanStep {
  /** How deep it is nested, from 0. */
  readonly depth: number;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Who would answer a statement, and how. */
export interface Explanation {
  readonly answeredBy: Answerer;
  /** Why the kernel leaves it to SQLite, as the message `plan:reason.<reason>`; `null` where it does not. */
  readonly reason: string | null;
  readonly steps: readonly PlanStep[];
  /** Bytes that SQLite will take at least, beside the tables, for sorting and for what it keeps on the way; 0 where nothing is certain. */
  readonly bytes: number;
}

/**
 * Answers SQL over the tables of several packages. Synchronous: it belongs into a worker,
 * or into a process with nothing else to do. A query that takes too long ends with its worker.
 */
export interface Engine {
  /**
   * Attaches tables, or the bytes of a SQLite database, under `alias` (`alias_2` where that is taken) and returns the alias.
   * @throws MoloError `query.limit` for the eleventh, `query.fields`, `query.memory`, `package.unsupported`, `package.damaged`
   */
  attach(alias: string, content: readonly NamedTable[] | Uint8Array, options?: AttachOptions): string;
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
  /**
   * Runs the reading statements of a script one after the other, each when its result is asked for. Values are shared: a statement
   * takes those that it names. What a failing statement throws says which it was (`statement`, from 1, where there are several).
   * @throws MoloError of the family `query`; `query.parameter` before the first runs for a value that none takes
   */
  script(sql: string, params?: QueryParams, options?: QueryOptions): Iterable<QueryResult>;
  /**
   * Who would answer a statement, and how; nothing is run.
   * @throws MoloError of the family `query`
   */
  explain(sql: string, params?: QueryParams, options?: Pick<QueryOptions, 'kernel'>): Explanation;
  /**
   * The `question` of a statement's answer, without running it.
   * @throws MoloError of the family `query`
   */
  question(sql: string, params?: QueryParams): Digest | null;
  /** What was written of an alias' tables, for `AttachOptions.written`; `null` where nothing was, or it was attached as bytes. */
  written(alias: string): WrittenDatabase | null;
  close(): void;
}
