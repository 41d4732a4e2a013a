import { Type } from 'apache-arrow';
import { MoloError } from '#shared/base';
import { Malformed } from '../malformed';
import type { Table } from './flatbuffer';

/** Decimals of 256 bits have 76 digits. */
const DIGITS = 76;

/** The buffers of one column in a batch, after that of its NULLs. */
export type Layout =
  /** No buffer at all. */
  | { readonly kind: 'null' }
  /** Values of `bits` bits each. */
  | { readonly kind: 'fixed'; readonly bits: number }
  /** Offsets of `bits` bits, one more than rows, and the bytes that they cut. */
  | { readonly kind: 'cut'; readonly bits: 32 | 64 }
  /** Views of 16 bytes, into any number of buffers. */
  | { readonly kind: 'views' };

/** A field of a schema: how its column lies in a batch, and its dictionary where it has one. */
export interface FieldLayout {
  readonly layout: Layout;
  readonly dictionary?: { readonly id: number; readonly layout: Layout };
}

/**
 * The fields of a `Schema` table, everything checked that Arrow JS reads of it.
 * @throws Malformed, MoloError `package.unsupported` for lists, records and what else is no cell
 */
export function layoutsOf(schema: Table, file: string): FieldLayout[] {
  if (schema.int16(0, 0) !== 0) throw new MoloError('package.unsupported', { file });
  checkMetadata(schema, 2);
  return schema.tables(1).map((field) => fieldLayout(field, file));
}

function fieldLayout(field: Table, file: string): FieldLayout {
  field.text(0);
  checkMetadata(field, 6);
  if (field.tables(5).length > 0) throw new MoloError('package.unsupported', { file });
  const layout = typeLayout(field.int8(2, 0), field.table(3), file);
  const encoding = field.table(4);
  if (encoding === null) return { layout };
  return { layout: { kind: 'fixed', bits: integerBits(encoding.table(1)) }, dictionary: { id: encoding.int64(0, 0), layout } };
}

function typeLayout(id: number, type: Table | null, file: string): Layout {
  switch (id as Type) {
    case Type.NONE:
    case Type.Null:
      return { kind: 'null' };
    case Type.Int:
      return { kind: 'fixed', bits: integerBits(type) };
    case Type.Float:
      return { kind: 'fixed', bits: 16 << among(there(type).int16(0, 0), [0, 1, 2]) };
    case Type.Bool:
      return { kind: 'fixed', bits: 1 };
    case Type.Decimal:
      return { kind: 'fixed', bits: decimalBits(there(type)) };
    case Type.Date:
      return { kind: 'fixed', bits: 32 << among(there(type).int16(0, 1), [0, 1]) };
    case Type.Time:
      among(there(type).int16(0, 1), [0, 1, 2, 3]);
      return { kind: 'fixed', bits: among(there(type).int32(1, 32), [32, 64]) };
    case Type.Timestamp:
      among(there(type).int16(0, 0), [0, 1, 2, 3]);
      there(type).text(1);
      return { kind: 'fixed', bits: 64 };
    case Type.FixedSizeBinary:
      return { kind: 'fixed', bits: 8 * positive(there(type).int32(0, 0)) };
    case Type.Binary:
    case Type.Utf8:
      return { kind: 'cut', bits: 32 };
    case Type.LargeBinary:
    case Type.LargeUtf8:
      return { kind: 'cut', bits: 64 };
    case Type.BinaryView:
    case Type.Utf8View:
      return { kind: 'views' };
    default:
      throw new MoloError('package.unsupported', { file });
  }
}

/** Where an index of a dictionary has no type of its own it has 32 bits. */
function integerBits(type: Table | null): number {
  return type === null ? 32 : among(type.int32(0, 0), [8, 16, 32, 64]);
}

function decimalBits(type: Table): number {
  if (Math.abs(type.int32(1, 0)) > DIGITS) throw new Malformed('a decimal of absurd scale');
  return among(type.int32(2, 128), [128, 256]);
}

export function checkMetadata(table: Table, field: number): void {
  for (const entry of table.tables(field)) {
    entry.text(0);
    entry.text(1);
  }
}

function there(type: Table | null): Table {
  if (type === null) throw new Malformed('a type without its particulars');
  return type;
}

function among(value: number, known: readonly number[]): number {
  if (!known.includes(value)) throw new Malformed('a particular that nobody knows');
  return value;
}

function positive(value: number): number {
  if (value <= 0) throw new Malformed('values of no length');
  return value;
}
