import { type LocalText, MoloError } from '#shared/base';
import type { Field } from '#shared/table';
import { slugOf } from '../names';
import { declaredReading } from '../table-reading';
import { streamOf } from './bytes';
import type { Conventions } from './conventions';
import { type ForeignDialect, foreignDialect, type ForeignResource, type ForeignSchema, foreignSchema, type InlineData, inlineTable, readForeignDescriptor, readForeignJson } from './descriptor';
import { DESCRIPTOR, type ForeignFile, type ForeignFiles, wholeFile } from './files';
import { inlineCsv } from './inline';
import { isInnerPath } from './zip/names';

/** A table of a foreign package: its bytes, and how its descriptor says that they are to be read. */
export interface ForeignTable {
  readonly name: string;
  readonly title?: LocalText;
  readonly description?: LocalText;
  readonly source: { readonly name: string; readonly size: number; stream(): ReadableStream<Uint8Array> };
  /** Told to the reader; a field that needs `conventions` is read as text. */
  readonly options: { readonly fields?: readonly Field[]; readonly format?: string; readonly encoding?: string; readonly delimiter?: string; readonly header?: boolean };
  /** What has to be done to the table that was read. */
  readonly conventions: Conventions;
}

/** A Frictionless package that nobody signed, or files that lie together: tables that may be read, and nobody vouches for them. */
export interface ForeignPackage {
  readonly name: string;
  readonly title?: LocalText;
  readonly description?: LocalText;
  readonly tables: readonly ForeignTable[];
}

/** Suffixes and media types of what the reader room opens, by its readers' ids. */
const FORMATS: Readonly<Record<string, string>> = { csv: 'csv', txt: 'csv', tsv: 'tsv', tab: 'tsv', parquet: 'parquet', pq: 'parquet', arrow: 'arrow', arrows: 'arrow', feather: 'arrow' };
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/vnd.apache.parquet': 'parquet',
  'application/vnd.apache.arrow.file': 'arrow',
  'application/vnd.apache.arrow.stream': 'arrow',
};

/**
 * The tables of a foreign package, none of which is read yet. Without a descriptor the files that
 * look like tables are its tables.
 * @throws MoloError `package.malformed`, `package.resource`, `package.unsupported`, `package.limit`
 */
export async function surveyPackage(files: ForeignFiles): Promise<ForeignPackage> {
  const place = descriptorPlace(files.paths);
  if (place === undefined) return loosePackage(files);
  const file = await files.find(place + DESCRIPTOR);
  if (file === undefined) throw new MoloError('package.unsupported', { file: files.name });
  const { name, title, description, resources } = readForeignDescriptor(await wholeFile(file), files.name);
  const surveyor = new Surveyor(files, place);
  const tables: ForeignTable[] = [];
  for (const [index, resource] of resources.entries()) {
    const table = await surveyor.table(resource, resource.name || `table_${index + 1}`);
    if (table !== null) tables.push(table);
  }
  if (tables.length === 0) throw new MoloError('package.malformed', { file: files.name, context: 'description', at: '/resources' });
  return { name: name ?? slugOf(title ?? stemOf(files.name)), ...texts({ title, description }), tables };
}

/** The folder of the descriptor, `''` or with a slash at its end: the outermost, or the one folder that everything was packed in. */
function descriptorPlace(paths: readonly string[]): string | undefined {
  const places = paths.filter((path) => path === DESCRIPTOR || path.endsWith(`/${DESCRIPTOR}`)).map((path) => path.slice(0, -DESCRIPTOR.length));
  if (places.includes('')) return '';
  return places.length === 1 ? places[0] : undefined;
}

async function loosePackage(files: ForeignFiles): Promise<ForeignPackage> {
  const tables: ForeignTable[] = [];
  for (const path of files.paths) {
    const source = formatOf(path) === undefined ? undefined : await files.find(path);
    if (source) tables.push({ name: stemOf(path), source, options: {}, conventions: [] });
  }
  if (tables.length === 0) throw new MoloError('package.unsupported', { file: files.name });
  return { name: slugOf(stemOf(files.name)), tables };
}

/** Looks resources over, one after the other. */
class Surveyor {
  constructor(
    private readonly files: ForeignFiles,
    private readonly place: string,
  ) {}

  /** `null` for a resource that is no table: a map, a document. */
  async table(resource: ForeignResource, name: string): Promise<ForeignTable | null> {
    const data = resource.path === undefined ? inlineTable(resource.data) : undefined;
    const paths = [resource.path ?? []].flat();
    const format = data ? 'csv' : (FORMATS[resource.format ?? ''] ?? MEDIA_TYPES[resource.mediatype ?? ''] ?? formatOf(paths[0] ?? ''));
    const isTable = format !== undefined || resource.schema !== undefined || resource.type === 'table' || resource.profile === 'tabular-data-resource';
    if (!isTable) return null;
    if (format === undefined || (paths.length === 0 && !data) || ![undefined, null, 'gz'].includes(resource.compression)) throw this.#refused(name);
    const source = data ? inlineSource(name, data) : await this.#source(paths, name);
    const schema = await this.#json(resource.schema, foreignSchema, name);
    const dialect = await this.#json(resource.dialect, foreignDialect, name);
    return { name, ...texts(resource), source, ...this.#reading(schema, data ? undefined : dialect, format, resource.encoding, name) };
  }

  #reading(schema: ForeignSchema | undefined, dialect: ForeignDialect | undefined, format: string, encoding: string | undefined, name: string): Pick<ForeignTable, 'options' | 'conventions'> {
    if (dialect && !isKnown(dialect)) throw this.#refused(name);
    const isText = format === 'csv' || format === 'tsv';
    const { fields, conventions } = declaredReading(schema, format);
    // Only where the standard wants the file's fields to be exactly these, in this order.
    const isExact = schema?.fieldsMatch === undefined || [schema.fieldsMatch].flat().includes('exact');
    const isHeaded = dialect?.header ?? (dialect?.headerRows ? dialect.headerRows.length > 0 : undefined);
    return {
      options: {
        format,
        ...(fields.length > 0 && isExact && { fields }),
        ...(isText && encoding !== undefined && { encoding }),
        ...(dialect?.delimiter !== undefined && { delimiter: dialect.delimiter }),
        ...(isText && isHeaded !== undefined && { header: isHeaded }),
      },
      conventions: isExact ? conventions : [],
    };
  }

  async #source(paths: readonly string[], name: string): Promise<ForeignTable['source']> {
    const parts: ForeignFile[] = [];
    for (const path of paths) parts.push(await this.#file(path, name));
    const [first] = parts;
    if (first === undefined || (parts.length > 1 && paths.some((path) => !/\.(csv|tsv|txt)$/i.test(path)))) throw this.#refused(name);
    if (parts.length === 1) return first;
    return { name: first.name, size: parts.reduce((sum, { size }) => sum + size, 0), stream: () => streamOf(inARow(parts)) };
  }

  /** A file that a descriptor names: below its own folder, and there. */
  async #file(path: string, resource: string): Promise<ForeignFile> {
    const facts = { file: this.files.name, resource, path };
    if (/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(path)) throw new MoloError('package.resource', { ...facts, context: 'remote' });
    const inner = path.replace(/^(\.\/)+/, '');
    if (!isInnerPath(inner)) throw new MoloError('package.resource', { ...facts, context: 'outside' });
    const file = await this.files.find(this.place + inner);
    if (file === undefined) throw new MoloError('package.resource', { ...facts, context: 'missing' });
    return file;
  }

  /** A part of a resource that may have a file of its own, as version 1 allows. */
  async #json<Part extends typeof foreignSchema | typeof foreignDialect>(part: unknown, shape: Part, resource: string): Promise<ReturnType<Part['parse']> | undefined> {
    if (typeof part !== 'string') return part as ReturnType<Part['parse']> | undefined;
    return readForeignJson(await wholeFile(await this.#file(part, resource)), shape, part) as ReturnType<Part['parse']>;
  }

  #refused(resource: string): MoloError {
    return new MoloError('package.resource', { file: this.files.name, resource });
  }
}

/** What the reader of delimited text does by itself, and nothing else. */
function isKnown({ delimiter, headerRows, commentRows, commentChar, quoteChar, doubleQuote, escapeChar }: ForeignDialect): boolean {
  const isOneCharacter = delimiter === undefined || /^[^"\r\n\u0080-\uffff]$/.test(delimiter);
  const isFirstRow = headerRows === undefined || headerRows.length === 0 || (headerRows.length === 1 && headerRows[0] === 1);
  return isOneCharacter && isFirstRow && !commentRows?.length && !commentChar && (quoteChar ?? '"') === '"' && doubleQuote !== false && !escapeChar;
}

/** One table in several files: each begins on a line of its own, and the header of the first is not repeated. */
async function* inARow(parts: readonly ForeignFile[]): AsyncGenerator<Uint8Array> {
  let header: string | null = null;
  for (const part of parts) {
    let head: Uint8Array | null = null;
    let last = 0x0a;
    for await (let piece of part.stream()) {
      if (head === null) {
        head = piece;
        const line = new TextDecoder('latin1').decode(piece.subarray(0, piece.indexOf(0x0a) + 1));
        if (line !== '' && line === header) piece = piece.subarray(line.length);
        header ??= line;
      }
      if (piece.length === 0) continue;
      last = piece.at(-1) as number;
      yield piece;
    }
    if (last !== 0x0a) yield Uint8Array.of(0x0a);
  }
}

function inlineSource(name: string, data: InlineData): ForeignTable['source'] {
  const bytes = inlineCsv(data);
  return { name: `${name}.csv`, size: bytes.length, stream: () => new Blob([bytes]).stream() };
}

function texts({ title, description }: { readonly title?: string | undefined; readonly description?: string | undefined }): { title?: LocalText; description?: LocalText } {
  return { ...(title !== undefined && { title: { '': title } }), ...(description !== undefined && { description: { '': description } }) };
}

/** Id of the reader that a file's name speaks for. */
export function formatOf(path: string): string | undefined {
  return FORMATS[suffixOf(path.toLowerCase().replace(/\.gz$/, ''))];
}

function suffixOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1] ?? '';
}

/** `data/cases.csv.gz` -> `cases` */
function stemOf(path: string): string {
  const base = path.split('/').at(-1) as string;
  return base.replace(/(?<=.)\.(gz|zip|json|csv|txt|tsv|tab|parquet|pq|arrow|arrows|feather)$/i, '').replace(/(?<=.)\.(csv|txt|tsv|tab)$/i, '');
}
