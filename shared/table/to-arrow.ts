import {
  Binary,
  type Data,
  type DataType,
  Dictionary,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table as ArrowTable,
  Utf8,
  Vector,
} from 'apache-arrow';
import { toHex } from '#shared/base';
import { toArrowField } from './arrow-field';
import { allValid, type Bitmap, setInvalid } from './bitmap';
import { columnFrom } from './build';
import type { Cell, Column, DictionaryColumn, NumberColumn } from './column';
import type { Table } from './table';

/**
 * A table as an Arrow table of one record batch; numbers share their buffers.
 *
 * Text becomes `dictionary<utf8>`, NULL a cleared validity bit. Dictionaries of bytes become
 * `dictionary<binary>`, of numbers plain numbers; where kinds are mixed, everything becomes text.
 * Arrow's own builders are not used: they compile code (`new Function`), which the page's CSP forbids.
 */
export function toArrow(table: Table): ArrowTable {
  const children = table.columns.map(toData);
  const fields = table.fields.map((field, index) => toArrowField(field, (children[index] as Data).type));
  const schema = new Schema(fields);
  const struct = makeData({ type: new Struct(fields), length: table.rows, nullCount: 0, children });
  return new ArrowTable(schema, new RecordBatch(schema, struct));
}

function toData(column: Column): Data {
  if (column.kind !== 'dictionary') return numbersData(column);
  const { dictionary } = column;
  if (holdsOnly(dictionary, isText)) return dictionaryData(column, utf8Vector(dictionary as (string | null)[]));
  if (holdsOnly(dictionary, isBytes)) return dictionaryData(column, binaryVector(dictionary as (Uint8Array | null)[]));
  if (holdsOnly(dictionary, isExactReal)) return numbersData(expandReals(column));
  if (holdsOnly(dictionary, isInteger)) return toData(columnFrom(Array.from(column.codes, (code) => dictionary[code] as Cell)));
  return dictionaryData(column, utf8Vector(dictionary.map(asText)));
}

function holdsOnly(dictionary: readonly Cell[], test: (cell: Cell) => boolean): boolean {
  return dictionary.every((cell) => cell === null || test(cell));
}

const isText = (cell: Cell): boolean => typeof cell === 'string';
const isBytes = (cell: Cell): boolean => cell instanceof Uint8Array;
const isExactReal = (cell: Cell): boolean => typeof cell === 'number';
const isInteger = (cell: Cell): boolean => typeof cell === 'bigint' || Number.isSafeInteger(cell);

function asText(cell: Cell): string | null {
  if (cell === null) return null;
  return cell instanceof Uint8Array ? toHex(cell) : String(cell);
}

function numbersData(column: NumberColumn): Data {
  const shared = { length: column.values.length, nullBitmap: column.validity, nullCount: column.validity === null ? 0 : -1 };
  switch (column.kind) {
    case 'int32':
      return makeData({ type: new Int32(), data: column.values, ...shared });
    case 'int64':
      return makeData({ type: new Int64(), data: column.values, ...shared });
    case 'float64':
      return makeData({ type: new Float64(), data: column.values, ...shared });
  }
}

function expandReals({ codes, dictionary }: DictionaryColumn): NumberColumn {
  const values = Float64Array.from(codes, (code) => (dictionary[code] as number | null) ?? 0);
  return { kind: 'float64', values, validity: validityOf(codes, dictionary.indexOf(null)) };
}

/** `values` holds every entry in code order; the code of NULL, if any, moves into the validity bitmap. */
function dictionaryData({ codes, dictionary }: DictionaryColumn, values: Vector): Data {
  const nullCode = dictionary.indexOf(null);
  const indices = indicesOf(codes, dictionary.length, nullCode);
  const nullBitmap = validityOf(codes, nullCode);
  return makeData({
    type: new Dictionary(values.type as DataType, indexType(dictionary.length), null, false),
    data: indices,
    dictionary: values,
    length: codes.length,
    nullBitmap,
    nullCount: nullBitmap === null ? 0 : -1,
  });
}

function validityOf(codes: DictionaryColumn['codes'], nullCode: number): Bitmap | null {
  if (nullCode < 0) return null;
  const bitmap = allValid(codes.length);
  codes.forEach((code, row) => {
    if (code === nullCode) setInvalid(bitmap, row);
  });
  return bitmap;
}

/** Signed, as the Arrow format recommends for what other tools read. */
function indexType(size: number): Int8 | Int16 | Int32 {
  return size <= 0x80 ? new Int8() : size <= 0x8000 ? new Int16() : new Int32();
}

function indicesOf(codes: DictionaryColumn['codes'], size: number, nullCode: number): Int8Array | Int16Array | Int32Array {
  const indices = size <= 0x80 ? new Int8Array(codes) : size <= 0x8000 ? new Int16Array(codes) : new Int32Array(codes);
  if (nullCode < 0) return indices;
  for (let row = 0; row < indices.length; row++) {
    const code = indices[row] as number;
    if (code === nullCode) indices[row] = 0;
    else if (code > nullCode) indices[row] = code - 1;
  }
  return indices;
}

function utf8Vector(entries: readonly (string | null)[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const { valueOffsets, data, length } = pack(entries.filter((entry) => entry !== null).map((entry) => encoder.encode(entry)));
  return new Vector([makeData({ type: new Utf8(), valueOffsets, data, length, nullCount: 0 })]);
}

function binaryVector(entries: readonly (Uint8Array | null)[]): Vector<Binary> {
  const { valueOffsets, data, length } = pack(entries.filter((entry) => entry !== null));
  return new Vector([makeData({ type: new Binary(), valueOffsets, data, length, nullCount: 0 })]);
}

/** Entries one after the other, with the offsets between which each lies (Arrow's variable-size binary layout). */
function pack(entries: readonly Uint8Array[]): { valueOffsets: Int32Array; data: Uint8Array; length: number } {
  const valueOffsets = new Int32Array(entries.length + 1);
  entries.forEach((entry, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] as number) + entry.length;
  });
  const data = new Uint8Array(valueOffsets[entries.length] as number);
  entries.forEach((entry, index) => data.set(entry, valueOffsets[index]));
  return { valueOffsets, data, length: entries.length };
}
