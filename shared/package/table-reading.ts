import { type Language, MoloError } from '#shared/base';
import type { Field } from '#shared/table';
import type { DraftResource } from './descriptor';
import { type Conventions, conventionsOf } from './foreign/conventions';
import { type ForeignSchema, foreignSchema } from './foreign/descriptor';
import { fieldsOf } from './schema-fields';

/** How a described table is read: what its reader is told, and what is done to the table afterwards (`conformed`). */
export interface TableReading {
  readonly options: { readonly fields?: readonly Field[]; readonly format?: string; readonly encoding?: string };
  readonly conventions: Conventions;
}

/** Formats that write cells as text; the others bring values, which no convention of writing touches. */
const TEXT_FORMATS: ReadonlySet<string> = new Set(['csv', 'tsv']);

/**
 * How a resource of a sealed package is read: as its publisher declares it.
 * @throws MoloError `package.malformed` for declared conventions that are none
 */
export function resourceReading({ schema, format, encoding }: Pick<DraftResource, 'schema' | 'format' | 'encoding'>, languages?: readonly Language[]): TableReading {
  const { fields, conventions } = declaredReading(schema && checkedSchema(schema), format, languages);
  return { options: { format, ...(encoding !== undefined && { encoding }), ...(fields.length > 0 && { fields }) }, conventions };
}

/** The declared fields as a reader takes them, a field with conventions of its own as text; none for a table that declares none. */
export function declaredReading(schema: ForeignSchema | undefined, format: string, languages?: readonly Language[]): { readonly fields: readonly Field[]; readonly conventions: Conventions } {
  const conventions = TEXT_FORMATS.has(format) ? conventionsOf(schema) : [];
  const texts = new Set(conventions.map(({ field }) => field));
  const declared = fieldsOf(schema as Parameters<typeof fieldsOf>[0], languages);
  return { fields: declared.map((field) => (texts.has(field.name) ? { ...field, type: 'string' as const } : field)), conventions };
}

/** A signature vouches for who wrote a schema, not for its parts being of the right kind. */
function checkedSchema(schema: object): ForeignSchema {
  const result = foreignSchema.safeParse(schema);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path ?? [];
  throw new MoloError('package.malformed', { file: 'datapackage.json', at: `/schema${path.map((step) => `/${String(step)}`).join('')}` }, { cause: result.error });
}
