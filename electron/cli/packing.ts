import { MoloError } from '#shared/base';
import { conformed, type DraftDescriptor, type DraftResource, formatOf, resourceReading, schemaOf, type SchemaField, type TableReading, type TableSchema } from '#shared/package';
import type { NamedTable } from '#shared/query';
import { read, type Source, tableName, writeArrow, writeCsv, writeParquet } from '#shared/reader';
import type { Table } from '#shared/table';
import { fileSource } from './files';
import { joined } from './output';
import { withProgress } from './progress';
import type { Terminal } from './terminal';

type Writer = (table: Table) => Uint8Array | Promise<Uint8Array>;

/** How a table's bytes travel inside a package. */
const WRITERS = {
  parquet: (table) => writeParquet(table),
  arrow: (table) => writeArrow(table),
  csv: (table) => joined(writeCsv(table)),
} satisfies Record<string, Writer>;

export type PackageFormat = keyof typeof WRITERS;

export const PACKAGE_FORMATS = Object.keys(WRITERS) as PackageFormat[];

/** A fifteenth of the size of CSV, and opened about as fast: what travels on sticks is small. The bench `format` shows both. */
export const DEFAULT_FORMAT: PackageFormat = 'parquet';

/** A description of tables before it is settled how they travel. */
export interface UnwrittenDescriptor extends Omit<DraftDescriptor, 'resources'> {
  readonly resources: readonly Omit<DraftResource, 'format'>[];
}

export interface PackageContents {
  readonly descriptor: DraftDescriptor;
  readonly contents: Readonly<Record<string, Uint8Array>>;
}

/** Tables that a descriptor describes, written in `format`: what `sealPackage` takes. */
export async function contentsOf(descriptor: UnwrittenDescriptor, tables: readonly NamedTable[], format: PackageFormat): Promise<PackageContents> {
  // A table may have any name, also those that every object of this language has.
  const contents = Object.create(null) as Record<string, Uint8Array>;
  const resources: DraftResource[] = [];
  for (const { name, table } of tables) {
    const described = descriptor.resources.find((resource) => resource.name === name);
    const { path: _where, encoding: _encoding, dialect: _dialect, mediatype: _type, ...kept } = described ?? { name };
    resources.push({ ...kept, format, schema: described?.schema ? rewritten(described.schema) : schemaOf(table.fields) });
    contents[name] = await WRITERS[format](table);
  }
  return { descriptor: { ...descriptor, resources }, contents };
}

/** The schema without what it says of how cells were written: they are written anew, as the standard has them where nothing is said. */
function rewritten({ missingValues: _missing, ...schema }: TableSchema): TableSchema {
  return { ...schema, fields: schema.fields.map((field) => Object.fromEntries(Object.entries(field).filter(([property]) => !WAYS_OF_WRITING.has(property))) as unknown as SchemaField) };
}

const WAYS_OF_WRITING: ReadonlySet<string> = new Set(['missingValues', 'decimalChar', 'groupChar', 'bareNumber', 'trueValues', 'falseValues']);

/** Reads plain files, as their descriptor declares them where there is one. */
export async function readFiles(terminal: Terminal, files: readonly string[], descriptor?: DraftDescriptor): Promise<NamedTable[]> {
  const tables: NamedTable[] = [];
  for (const file of files) {
    const source = await fileSource(file);
    const name = resourceName(source, tables);
    const { options, conventions } = declaredReadingOf(descriptor, name, file);
    const { table } = await withProgress(terminal, source.name, (job) => read(source, { ...options, ...job }));
    tables.push({ name, table: conformed(table, conventions, source.name, name) });
  }
  return tables;
}

/** A descriptor and the files are about the same tables. @throws MoloError `usage.invalid` for a file or a table that is only in one of them */
export function checkDescribed({ resources }: DraftDescriptor, tables: readonly NamedTable[]): void {
  const described = new Set(resources.map(({ name }) => name));
  const present = new Set(tables.map(({ name }) => name));
  const stray = [...described].find((name) => !present.has(name)) ?? [...present].find((name) => !described.has(name));
  if (stray !== undefined) throw new MoloError('usage.invalid', { context: described.has(stray) ? 'noFile' : 'notDescribed', argument: stray });
}

/** A descriptor for files that came without one: the title as given, the fields as they were read. */
export function plainDescriptor(name: string, title: string, tables: readonly NamedTable[]): UnwrittenDescriptor {
  return { name, title, resources: tables.map(({ name: resource, table }) => ({ name: resource, schema: schemaOf(table.fields) })) };
}

function resourceName(source: Source, taken: readonly NamedTable[]): string {
  // Some systems take letters apart in file names; what people see is the same.
  const name = tableName(source.name).normalize('NFC').trim();
  for (let copy = 1; ; copy++) {
    const free = copy === 1 ? name : `${name}_${copy}`;
    if (!taken.some((other) => other.name === free)) return free;
  }
}

/** As the descriptor declares the table's fields; which format the file has, the file tells. */
function declaredReadingOf(descriptor: DraftDescriptor | undefined, name: string, file: string): TableReading {
  const schema = descriptor?.resources.find((resource) => resource.name === name)?.schema;
  const { options: { fields }, conventions } = resourceReading({ format: formatOf(file) ?? 'csv', ...(schema && { schema }) }, descriptor?.molo?.languages);
  return { options: fields ? { fields } : {}, conventions };
}
