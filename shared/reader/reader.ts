import type { JobOptions } from '#shared/base';
import type { Field, Table } from '#shared/table';
import type { Input } from './input';

/** The caps that apply to readers; tests lower them. */
export type ReadLimits = { readonly [Name in 'fields' | 'rows' | 'cellBytes' | 'inflatedBytes']: number };

export interface ReadOptions extends JobOptions {
  /** The table's declared schema; without it field types are inferred. */
  readonly fields?: readonly Field[];
  /**
   * Names of the `fields` whose values are wanted, where not all are: the others may come as NULL in
   * every row. What a reader has to pass over anyway it still holds to the schema.
   */
  readonly wanted?: ReadonlySet<string>;
  /** Id of the reader, where the format is known; else content and suffix decide. */
  readonly format?: string;
  /** Label of the WHATWG Encoding Standard for delimited text, instead of detecting it. */
  readonly encoding?: string;
  /** One ASCII character for delimited text, instead of detecting it. */
  readonly delimiter?: string;
  /** Whether the first record names the fields, instead of detecting it. */
  readonly header?: boolean;
  /** Lower caps than those of the house. */
  readonly limits?: Partial<ReadLimits>;
}

export interface ReadResult {
  readonly table: Table;
  /** Id of the reader that read it. */
  readonly reader: string;
  /** Delimited text: how it was written. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
}

/** What a reader is told beside the bytes: everything checked and filled in. */
export interface ReadJob extends Omit<ReadOptions, 'limits'> {
  readonly limits: ReadLimits;
}

/** One file format. A new one is one file that exports a `Reader`, and a line in `registry.ts`. */
export interface Reader {
  readonly id: string;
  /** File name suffixes without the dot, lower case. */
  readonly suffixes: readonly string[];
  /** Whether the first bytes can only be this format; formats without such a mark are chosen by suffix. */
  recognises(head: Uint8Array): boolean;
  read(input: Input, job: ReadJob): Promise<Omit<ReadResult, 'reader'>>;
}
