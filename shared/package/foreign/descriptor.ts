import { z } from 'zod';
import { LIMITS, MoloError } from '#shared/base';

/**
 * `datapackage.json` as the world writes it, versions 1 and 2 of the standard: only what decides how a
 * table is read and what its codes mean has to be of the right kind. What is merely shown and odd is passed over.
 */

// The page's Content Security Policy forbids the code that zod would otherwise generate.
z.config({ jitless: true });

const shown = z.string().optional().catch(undefined);
const localText = z.record(z.string(), z.string());
const labels = {
  label: z.union([z.string(), z.number().transform(String), z.null().transform(() => undefined), localText]).optional(),
  molo: z.looseObject({ label: localText.optional() }).optional(),
};
const missingValue = z.union([z.string(), z.looseObject({ value: z.string(), ...labels }).transform(labelled)]);
const category = z.union([z.string(), z.number(), z.looseObject({ value: z.union([z.string(), z.number()]), ...labels }).transform(labelled)]);

const field = z.looseObject({
  name: z.string(),
  type: z.string().optional(),
  format: z.string().optional(),
  title: shown,
  description: shown,
  categories: z.array(category).optional(),
  missingValues: z.array(missingValue).optional(),
  decimalChar: z.string().optional(),
  groupChar: z.string().optional(),
  bareNumber: z.boolean().optional(),
  trueValues: z.array(z.string()).optional(),
  falseValues: z.array(z.string()).optional(),
});

interface Labelled<Value> {
  readonly value: Value;
  readonly label?: string | Readonly<Record<string, string>> | undefined;
  readonly molo?: { readonly label?: Readonly<Record<string, string>> | undefined } | undefined;
}

/** A value with what it means: a text, or (which the standard does not know) one for each language, as Molo keeps them beside it. */
function labelled<Value>({ value, label, molo }: Labelled<Value>) {
  const texts = { ...(typeof label === 'object' && label), ...molo?.label };
  return { value, ...(typeof label === 'string' && { label }), ...(Object.keys(texts).length > 0 && { molo: { label: texts } }) };
}

export const foreignSchema = z.looseObject({
  fields: z.array(field).max(LIMITS.fields).default([]),
  fieldsMatch: z.unknown().optional(),
  missingValues: z.array(missingValue).optional(),
});

export const foreignDialect = z.looseObject({
  delimiter: z.string().optional(),
  header: z.boolean().optional(),
  headerRows: z.array(z.number()).optional(),
  commentRows: z.array(z.number()).optional(),
  commentChar: z.string().nullish(),
  quoteChar: z.string().nullish(),
  doubleQuote: z.boolean().optional(),
  escapeChar: z.string().nullish(),
});

const cell = z.unknown();
const inline = z.union([z.string(), z.array(z.array(cell)), z.array(z.record(z.string(), cell))]);

const resource = z.looseObject({
  name: shown,
  title: shown,
  description: shown,
  path: z.union([z.string(), z.array(z.string()).min(1).max(LIMITS.resources)]).optional(),
  data: z.unknown().optional(),
  type: shown,
  profile: shown,
  format: shown,
  mediatype: shown,
  encoding: z.string().optional(),
  compression: z.string().nullish(),
  dialect: z.union([z.string(), foreignDialect]).optional(),
  schema: z.union([z.string(), foreignSchema]).optional(),
});

const descriptor = z.looseObject({ name: shown, title: shown, description: shown, resources: z.array(resource).min(1).max(LIMITS.resources) });

export type ForeignDescriptor = z.infer<typeof descriptor>;
export type ForeignResource = z.infer<typeof resource>;
export type ForeignSchema = z.infer<typeof foreignSchema>;
export type ForeignField = ForeignSchema['fields'][number];
export type ForeignDialect = z.infer<typeof foreignDialect>;
/** A table that stands in the descriptor itself: CSV text, rows of cells, or rows by names. */
export type InlineData = z.infer<typeof inline>;

/** @throws MoloError `package.malformed` with the JSON Pointer `at` of what is wrong; `package.limit` */
export function readForeignDescriptor(bytes: Uint8Array, file: string): ForeignDescriptor {
  return readForeignJson(bytes, descriptor, file);
}

/** The data of a resource as a table, if it is one. */
export function inlineTable(data: unknown): InlineData | undefined {
  const { success, data: table } = inline.safeParse(data);
  return success && table.length > 0 ? table : undefined;
}

/** JSON in a file of a package: the descriptor, or a schema or dialect that has a file of its own. */
export function readForeignJson<Shape extends z.ZodType>(bytes: Uint8Array, shape: Shape, file: string): z.infer<Shape> {
  if (bytes.length > LIMITS.manifestBytes) throw new MoloError('package.limit', { file, maximum: LIMITS.manifestBytes });
  const result = shape.safeParse(parsed(bytes, file));
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path ?? [];
  throw new MoloError('package.malformed', { file, context: 'description', at: path.map((step) => `/${String(step)}`).join('') || '/' }, { cause: result.error });
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new MoloError('package.malformed', { file, context: 'description', at: '/' }, { cause });
  }
}
