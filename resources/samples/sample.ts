import { type DraftDescriptor, type DraftResource, fieldsOf, type TableSchema } from '#shared/package';
import { type Column, rowsOf, type Table } from '#shared/table';
import { SAMPLE_LANGUAGES } from './bilingual';

/** A reference to another resource's key (Table Schema, Data Package v2). */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

export interface SampleSchema extends TableSchema {
  readonly foreignKeys?: readonly ForeignKey[];
}

/** A resource without its format: whoever seals the sample chooses it. */
export interface SampleResource extends Omit<DraftResource, 'format'> {
  readonly schema: SampleSchema;
}

export interface SampleDescriptor extends Omit<DraftDescriptor, 'resources'> {
  readonly resources: readonly SampleResource[];
}

/** A package ready to be sealed: its description, and a table for each of its resources in the same order. */
export interface SampleSource {
  readonly descriptor: SampleDescriptor;
  /** The edition, counted from 1: `molo.sequence` once sealed. */
  readonly sequence: number;
  readonly tables: readonly { readonly name: string; readonly table: Table }[];
}

/** A resource and the columns that belong to its fields, in their order. */
export interface SamplePart {
  readonly resource: SampleResource;
  readonly columns: readonly Column[];
}

/** Puts a sample together. Its texts are in the languages of the samples, which the descriptor then names. */
export function sampleSource(about: Omit<SampleDescriptor, 'resources'>, sequence: number, parts: readonly SamplePart[]): SampleSource {
  return {
    descriptor: { ...about, resources: parts.map(({ resource }) => resource), molo: { languages: SAMPLE_LANGUAGES, ...about.molo } },
    sequence,
    tables: parts.map(({ resource, columns }) => ({
      name: resource.name,
      table: { rows: rowsOf(columns[0] as Column), fields: fieldsOf(resource.schema, SAMPLE_LANGUAGES), columns },
    })),
  };
}
