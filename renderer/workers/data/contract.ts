/**
 * What the page and its data worker say to each other; the only file that both sides read.
 *
 * The page asks with an id, the worker answers with it: any number of notes (how far it is,
 * what SQLite had to have written, pieces of a long answer), then `done` or `failed`. Columns travel as typed arrays that are handed
 * over, not copied; dictionaries of many texts travel in pieces, so that taking them in never holds
 * the page up.
 */
import type { Digest, ErrorCode, ErrorParams, LocalText, Progress } from '#shared/base';
import type { ChosenFile, Conventions } from '#shared/package';
import type { Explanation, KernelChoice, QueryParams, QueryResult, WrittenDatabase } from '#shared/query';
import type { ReadOptions } from '#shared/reader';
import type { Cell, Column, Field, FieldProfile, TableChanges } from '#shared/table';
import type { KeptDatabase, KeptTable } from './kept-table';

/** Where a table's bytes are. A `File` goes over by reference: its bytes never pass through the page. */
export type TableSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'resource'; readonly digest: Digest; readonly resource: string; readonly fileName: string; readonly size: number };

/** One table of a foreign package: the worker looks the package's files over itself. */
export interface ForeignSource {
  readonly kind: 'foreign';
  readonly files: readonly ChosenFile[];
  /** Which of the tables that `survey` tells. */
  readonly index: number;
  readonly size: number;
}

/** What a foreign package holds, before any of its tables is read. */
export interface Survey {
  readonly name: string;
  readonly title?: LocalText;
  readonly description?: LocalText;
  /** Of the whole archive; `null` where files lie beside each other. */
  readonly digest: Digest | null;
  readonly tables: readonly {
    readonly name: string;
    readonly title?: LocalText;
    readonly description?: LocalText;
    /** Its file's path in the package. */
    readonly file: string;
    readonly size: number;
  }[];
}

export interface TableToRead extends Pick<ReadOptions, 'fields' | 'format' | 'encoding' | 'delimiter'> {
  /** The name that statements call it by, if it is free. */
  readonly name: string;
  readonly source: TableSource | ForeignSource;
  /** How its cells are written, where its schema declares another way than Molo's own. */
  readonly conventions?: Conventions;
}

/** How a table was found written. */
export interface Reading {
  readonly name: string;
  readonly reader: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Of the bytes that were read, for plain files only: a package's resources have theirs in the manifest. */
  readonly digest?: Digest;
}

/** What was added under an alias: the tables that were asked for, in that order. */
export interface Loaded {
  readonly alias: string;
  readonly tables: readonly KeptTable[];
  readonly readings: readonly Reading[];
}

export interface Question {
  readonly sql: string;
  readonly params?: QueryParams;
  readonly maxRows?: number;
  /** Give the digest of the answer with it: what is bound in a briefing carries it. */
  readonly digest?: boolean;
  /** Who is to answer; left out, whoever is faster. */
  readonly kernel?: KernelChoice;
}

/** An answer as the worker gives it. */
export interface Computed extends QueryResult {
  /** `resultDigest` of the table, where it was asked for. */
  readonly digest?: Digest;
}

export interface Answered extends Computed {
  /** The page had it already; `milliseconds` are those of the first time. */
  readonly cached: boolean;
}

/** A table that is attached, as statements name it. */
export interface TableReference {
  readonly alias: string;
  readonly name: string;
}

/** Two editions of a table to be compared. */
export interface Comparison {
  readonly before: TableReference;
  readonly after: TableReference;
  /** The fields that the publisher declares as the primary key; none: by content. */
  readonly key: readonly string[];
}

/** What is to be written: a table as it is, or all rows of an answer. */
export type ToWrite = TableReference | Pick<Question, 'sql' | 'params'>;

/** A Parquet file, and what it holds. */
export interface Written {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fields: readonly Field[];
  readonly rows: number;
}

/** Everything that the worker can be asked to do. */
export interface DataOperations {
  /** Reads tables and attaches them under an alias, beside what that alias holds already. */
  load: { readonly input: { readonly alias: string; readonly tables: readonly TableToRead[] }; readonly output: Loaded };
  /** Looks a foreign package over. */
  survey: { readonly input: { readonly files: readonly ChosenFile[] }; readonly output: Survey };
  /** Attaches what an earlier worker read. */
  reopen: { readonly input: KeptDatabase; readonly output: null };
  /** Takes tables away, and the alias with the last of them. */
  drop: { readonly input: { readonly alias: string; readonly tables: readonly string[] }; readonly output: null };
  query: { readonly input: Question; readonly output: Computed };
  /** Who would answer a statement, and how; nothing is run. */
  explain: { readonly input: Pick<Question, 'sql' | 'params'>; readonly output: Explanation };
  /** What a field holds, in figures. */
  profile: { readonly input: TableReference & { readonly field: string }; readonly output: FieldProfile };
  compare: { readonly input: Comparison; readonly output: TableChanges };
  write: { readonly input: ToWrite; readonly output: Written };
  /** SHA-256 of a file. */
  digest: { readonly input: File; readonly output: Digest };
}

export type DataOperation = keyof DataOperations;

export type InputOf<Name extends DataOperation> = DataOperations[Name]['input'];
export type OutputOf<Name extends DataOperation> = DataOperations[Name]['output'];

/** The first message to a worker: SQLite, compiled once for all of them. */
export interface StartMessage {
  readonly kind: 'start';
  readonly sqlite: WebAssembly.Module;
}

export type Ask = { readonly [Name in DataOperation]: { readonly kind: 'ask'; readonly id: number; readonly name: Name; readonly input: InputOf<Name> } }[DataOperation];

/** Only reading listens to this; a query that runs hears nothing, and ends with its worker. */
export interface CancelMessage {
  readonly kind: 'cancel';
  readonly id: number;
}

export type ToWorker = StartMessage | Ask | CancelMessage;

/** A column on its way: a dictionary of more than one piece arrives before it, in notes. */
export type SentColumn = Exclude<Column, { readonly kind: 'dictionary' }> | { readonly kind: 'dictionary'; readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly dictionary: readonly Cell[] | null };

export interface SentTable {
  readonly rows: number;
  readonly fields: readonly Field[];
  readonly columns: readonly SentColumn[];
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'written'; readonly id: number; readonly alias: string; readonly written: WrittenDatabase }
  | { readonly kind: 'entries'; readonly id: number; readonly column: number; readonly entries: readonly Cell[] }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: { readonly code: ErrorCode; readonly params: ErrorParams } };

/** The end of a port that a side holds: a `Worker`, a worker's own scope, a `MessagePort`. */
export interface Port<Out, In> {
  postMessage(message: Out, options?: { transfer?: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: { readonly data: In }) => void): void;
}
