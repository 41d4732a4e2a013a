import type { CompressionCodec, LogicalType, ParquetType, SchemaElement, TimeUnit } from 'hyparquet';
import { CompressionCodecs, ConvertedTypes, FieldRepetitionTypes, ParquetTypes } from 'hyparquet/src/constants.js';
import { MoloError } from '#shared/base';
import { Malformed } from '../malformed';
import { readStruct, type Struct } from './thrift';

/** Where the pages of one column of one row group are. */
export interface Chunk {
  readonly codec: CompressionCodec;
  /** Bytes from the beginning of the file. */
  readonly start: number;
  readonly end: number;
}

export interface RowGroup {
  readonly rows: number;
  /** One for each column, in their order. */
  readonly chunks: readonly Chunk[];
}

/** A column of a flat table. */
export interface Leaf extends SchemaElement {
  readonly type: ParquetType;
}

export interface Metadata {
  readonly rows: number;
  readonly columns: readonly Leaf[];
  readonly groups: readonly RowGroup[];
}

/** `PAR1` opens the file and ends it, behind the footer's length of four bytes. */
export const MAGIC = [0x50, 0x41, 0x52, 0x31] as const;
const TAIL_BYTES = 8;

const EMPTY = {};
const ELEMENT = { 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 10: { 5: { 1: true }, 6: EMPTY, 8: { 2: { 1: EMPTY, 2: EMPTY, 3: EMPTY } }, 10: { 1: true, 2: true }, 14: EMPTY, 15: EMPTY } } as const;
const COLUMN_METADATA = { 1: true, 3: true, 4: true, 7: true, 9: true, 11: true } as const;
/** FileMetaData of parquet.thrift, the parts that are used. */
const FOOTER = { 2: ELEMENT, 3: true, 4: { 1: { 1: true, 3: COLUMN_METADATA }, 3: true } } as const;

/**
 * What a file says of itself, checked against its own length: every column has a chunk in every row
 * group, no two chunks share a byte, and the rows of the groups are those of the file.
 * @throws Malformed, MoloError `package.unsupported` for anything but a flat table in this one file
 */
export function readMetadata(bytes: Uint8Array, file: string): Metadata {
  const at = bytes.length - TAIL_BYTES - new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - TAIL_BYTES, true);
  if (at < MAGIC.length || !MAGIC.every((byte, index) => bytes[bytes.length - MAGIC.length + index] === byte)) throw new Malformed('no footer');
  const { struct: footer } = readStruct(bytes.subarray(0, bytes.length - TAIL_BYTES), at, FOOTER);
  const columns = flatColumns(footer.structs(2), file);
  const groups = footer.structs(4).map((group) => ({ rows: countIn(group, 3), chunks: chunksOf(group, columns, at, file) }));
  const rows = countIn(footer, 3);
  if (groups.reduce((sum, group) => sum + group.rows, 0) !== rows) throw new Malformed('row groups of other rows');
  checkApart(groups.flatMap(({ chunks }) => chunks));
  return { rows, columns, groups };
}

/** The leaves of a schema that has nothing but leaves. */
function flatColumns([root, ...elements]: readonly Struct[], file: string): Leaf[] {
  if (root?.number(5) !== elements.length || elements.some((element) => element.optionalNumber(5))) throw new MoloError('package.unsupported', { file });
  const columns = elements.map((element) => column(element));
  const isNested = columns.some(({ repetition_type: repetition }) => repetition === 'REPEATED');
  if (isNested || new Set(columns.map(({ name }) => name)).size < columns.length) throw new MoloError('package.unsupported', { file });
  return columns;
}

/** A schema element as hyparquet knows it; what only the newer logical type says is said by the older converted type as well. */
function column(element: Struct): Leaf {
  const logical = logicalType(element.optionalStruct(10));
  const converted = optionalOf(ConvertedTypes, element.optionalNumber(6)) ?? (logical?.type === 'DECIMAL' || logical?.type === 'DATE' ? logical.type : undefined);
  const typeLength = element.optionalNumber(2);
  const scale = element.optionalNumber(7) ?? (logical?.type === 'DECIMAL' ? logical.scale : undefined);
  return {
    name: element.text(4),
    type: ofList(ParquetTypes, element.number(1)),
    repetition_type: ofList(FieldRepetitionTypes, element.number(3)),
    ...(typeLength !== undefined && { type_length: typeLength }),
    ...(converted && { converted_type: converted }),
    ...(scale !== undefined && { scale }),
    ...(logical && { logical_type: logical }),
  };
}

function logicalType(union: Struct | undefined): LogicalType | undefined {
  if (union?.has(5)) return { type: 'DECIMAL', scale: union.struct(5).optionalNumber(1) ?? 0, precision: 0 };
  if (union?.has(6)) return { type: 'DATE' };
  if (union?.has(8)) return { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: timeUnit(union.struct(8).struct(2)) };
  if (union?.has(10)) return { type: 'INTEGER', bitWidth: union.struct(10).number(1), isSigned: union.struct(10).flag(2, true) };
  if (union?.has(14)) return { type: 'UUID' };
  if (union?.has(15)) return { type: 'FLOAT16' };
  return undefined;
}

function timeUnit(union: Struct): TimeUnit {
  return union.has(1) ? 'MILLIS' : union.has(2) ? 'MICROS' : 'NANOS';
}

function chunksOf(group: Struct, columns: readonly Leaf[], end: number, file: string): Chunk[] {
  const chunks = group.structs(1);
  if (chunks.length !== columns.length) throw new Malformed('other columns than the schema');
  return chunks.map((chunk, index) => {
    if (chunk.has(1)) throw new MoloError('package.unsupported', { file });
    return chunkOf(chunk.struct(3), columns[index] as Leaf, end);
  });
}

function chunkOf(facts: Struct, { name, type }: Leaf, end: number): Chunk {
  const path = facts.texts(3);
  if (path.length !== 1 || path[0] !== name || ofList(ParquetTypes, facts.number(1)) !== type) throw new Malformed('a chunk of another column');
  // Some writers say 0 where there is no dictionary.
  const start = Math.min(facts.number(9), facts.optionalNumber(11) || Infinity);
  const chunk = { codec: ofList(CompressionCodecs, facts.number(4)), start, end: start + facts.number(7) };
  if (start < MAGIC.length || chunk.end < start || chunk.end > end) throw new Malformed('a chunk beyond the file');
  return chunk;
}

/** Pages that are read over and over, once for each chunk that names them, are how a small file asks for much work. */
function checkApart(chunks: readonly Chunk[]): void {
  const sorted = chunks.toSorted((one, other) => one.start - other.start);
  if (sorted.some(({ start }, index) => index > 0 && start < (sorted[index - 1] as Chunk).end)) throw new Malformed('chunks that overlap');
}

function countIn(struct: Struct, id: number): number {
  const count = struct.number(id);
  if (count < 0) throw new Malformed('a negative count');
  return count;
}

function ofList<Name>(names: readonly Name[], index: number): Name {
  return optionalOf(names, index) ?? unknown(index);
}

function optionalOf<Name>(names: readonly Name[], index: number | undefined): Name | undefined {
  return index === undefined ? undefined : (names[index] ?? unknown(index));
}

function unknown(index: number): never {
  throw new Malformed(`a name of number ${index} that nobody knows`);
}
