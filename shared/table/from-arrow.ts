import {
  type Data,
  DateUnit,
  type DateDay,
  type Decimal,
  type Dictionary,
  type Table as ArrowTable,
  type Time,
  type Timestamp,
  Type,
  type Vector,
} from 'apache-arrow';
import { MoloError } from '#shared/base';
import { fromArrowField } from './arrow-field';
import { allValid, type Bitmap, setInvalid } from './bitmap';
import { columnFrom, dictionaryFrom } from './build';
import { type Cell, cellAt, type Column, narrowCodes, type NumberColumn, rowsOf } from './column';
import { decimalColumn, integerColumn } from './decimal';
import type { FieldType } from './field';
import { Interner } from './intern';
import { isoDate, isoDateTime, isoTime } from './iso-time';
import type { Table } from './table';

interface Read {
  readonly column: Column;
  readonly type: FieldType;
}

const MILLISECONDS_OF_DAY = 86_400_000;

/**
 * An Arrow table as other tools write it, all its batches joined.
 *
 * Dates, times and timestamps become ISO 8601 text, booleans 0 and 1, decimals numbers where
 * a double keeps them and exact text where not. Buffers are copied, and what lies under a NULL becomes 0.
 * @throws MoloError `package.unsupported` for nested types, `package.damaged` for buffers that contradict themselves
 */
export function fromArrow(arrow: ArrowTable): Table {
  const reads = arrow.schema.fields.map((field, index) => readVector(arrow.getChildAt(index) as Vector, field.name));
  return {
    rows: arrow.numRows,
    fields: arrow.schema.fields.map((field, index) => {
      const { column, type } = reads[index] as Read;
      return fromArrowField(field, column.kind, type);
    }),
    columns: reads.map((read) => read.column),
  };
}

function readVector(vector: Vector, field: string): Read {
  switch (vector.type.typeId as Type) {
    case Type.Null:
      return { column: dictionaryFrom(new Array<null>(vector.length).fill(null)), type: 'string' };
    case Type.Int:
      return { column: integers(vector), type: 'integer' };
    case Type.Float:
      return { column: reals(vector), type: 'number' };
    case Type.Bool:
      return { column: columnFrom(cellsOf(vector, (value) => Number(value as boolean))), type: 'boolean' };
    case Type.Decimal:
      return decimals(vector as Vector<Decimal>);
    case Type.Utf8:
    case Type.LargeUtf8:
      return { column: texts(vector), type: 'string' };
    case Type.Utf8View:
      return { column: dictionaryFrom(cellsOf(vector, (value) => value as string)), type: 'string' };
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return { column: dictionaryFrom(cellsOf(vector, (value) => (value as Uint8Array).slice())), type: 'any' };
    case Type.Dictionary:
      return dictionaryColumn(vector as Vector<Dictionary>, field);
    default:
      return readTimes(vector, field);
  }
}

function readTimes(vector: Vector, field: string): Read {
  switch (vector.type.typeId as Type) {
    case Type.Date: {
      const perDay = (vector.type as DateDay).unit === DateUnit.DAY ? 1 : MILLISECONDS_OF_DAY;
      return { column: spelled(vector, (value) => isoDate(Math.floor(Number(value) / perDay))), type: 'date' };
    }
    case Type.Timestamp: {
      const { unit, timezone } = vector.type as Timestamp;
      return { column: spelled(vector, (value) => isoDateTime(BigInt(value), unit * 3, Boolean(timezone))), type: 'datetime' };
    }
    case Type.Time: {
      const { unit } = vector.type as Time;
      return { column: spelled(vector, (value) => isoTime(BigInt(value), unit * 3)), type: 'time' };
    }
    default:
      throw new MoloError('package.unsupported', { context: 'field', field });
  }
}

function damaged(): MoloError {
  return new MoloError('package.damaged');
}

/** Calls `visit` for each batch of a column with the row at which it begins, after checking that its values are all there. */
function eachBatch(vector: Vector, visit: (data: Data, row: number) => void, perRow = 1): void {
  let row = 0;
  for (const data of vector.data) {
    const { values } = data as { values?: ArrayLike<unknown> };
    if (data.length > 0 && (values?.length ?? 0) < Math.floor(data.length * perRow)) throw damaged();
    visit(data, row);
    row += data.length;
  }
}

function isNull(data: Data, index: number): boolean {
  return data.nullCount > 0 && !data.getValid(index);
}

function cellsOf<C extends Cell>(vector: Vector, read: (value: unknown) => C): (C | null)[] {
  return Array.from({ length: vector.length }, (_, row) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? null : read(value);
  });
}

function integers(vector: Vector): Column {
  const { bitWidth, isSigned } = vector.type as { bitWidth: number; isSigned: boolean };
  if (bitWidth === 64) return isSigned ? copied(vector, 'int64') : integerColumn(cellsOf(vector, (value) => BigInt(value as bigint)));
  if (bitWidth < 32 || isSigned) return copied(vector, 'int32');
  return columnFrom(cellsOf(vector, Number));
}

function reals(vector: Vector): Column {
  const { precision } = vector.type as { precision: number };
  if (precision !== 0) return copied(vector, 'float64');
  const cells = cellsOf(vector, Number);
  const { validity } = columnFrom(cells) as NumberColumn;
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => cell ?? 0), validity: validity ?? null };
}

function copied(vector: Vector, kind: NumberColumn['kind']): NumberColumn {
  const rows = vector.length;
  const values = kind === 'int32' ? new Int32Array(rows) : kind === 'int64' ? new BigInt64Array(rows) : new Float64Array(rows);
  let validity: Bitmap | null = null;
  eachBatch(vector, (data, row) => {
    values.set((data.values as typeof values).subarray(0, data.length) as never, row);
    if (data.nullCount === 0) return;
    validity ??= allValid(rows);
    for (let index = 0; index < data.length; index++) {
      if (data.getValid(index)) continue;
      values[row + index] = kind === 'int64' ? (0n) : 0;
      setInvalid(validity, row + index);
    }
  });
  return { kind, values, validity } as NumberColumn;
}

function texts(vector: Vector): Column {
  const interner = new Interner();
  const codes = new Uint32Array(vector.length);
  eachBatch(vector, (data, row) => {
    const { valueOffsets, values } = data as { valueOffsets: ArrayLike<number | bigint>; values: Uint8Array | undefined };
    const bytes = paddedView(values);
    if (data.length > 0 && valueOffsets.length <= data.length) throw damaged();
    for (let index = 0; index < data.length; index++) {
      if (isNull(data, index)) {
        codes[row + index] = interner.internNull();
        continue;
      }
      const start = Number(valueOffsets[index]);
      const end = Number(valueOffsets[index + 1]);
      if (start < 0 || start > end || end > bytes.byteLength - Interner.padding) throw damaged();
      codes[row + index] = interner.intern(bytes, start, end);
    }
  }, 0);
  const dictionary = interner.entries(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }));
  return { kind: 'dictionary', codes: narrowCodes(codes, dictionary.length), dictionary };
}

/** A copy with room behind it, as `Interner` wants it. */
function paddedView(bytes: Uint8Array | undefined): DataView {
  const padded = new Uint8Array((bytes?.length ?? 0) + Interner.padding);
  if (bytes !== undefined) padded.set(bytes);
  return new DataView(padded.buffer);
}

/** Raw integers of days or seconds, each distinct one spelled once. */
function spelled(vector: Vector, spell: (value: number | bigint) => string): Column {
  const memo = new Map<number | bigint, string>();
  const cells = new Array<string | null>(vector.length).fill(null);
  eachBatch(vector, (data, row) => {
    const values = data.values as ArrayLike<number | bigint>;
    for (let index = 0; index < data.length; index++) {
      if (isNull(data, index)) continue;
      const value = values[index] as number | bigint;
      let text = memo.get(value);
      if (text === undefined) memo.set(value, (text = spell(value)));
      cells[row + index] = text;
    }
  });
  return dictionaryFrom(cells);
}

function decimals(vector: Vector<Decimal>): Read {
  const { scale, bitWidth } = vector.type;
  const words = bitWidth / 32;
  const unscaled = new Array<bigint | null>(vector.length).fill(null);
  eachBatch(
    vector,
    (data, row) => {
      const values = data.values as Uint32Array;
      for (let index = 0; index < data.length; index++) {
        if (!isNull(data, index)) unscaled[row + index] = signed(values.subarray(index * words, (index + 1) * words));
      }
    },
    words,
  );
  const column = decimalColumn(unscaled, scale);
  return { column, type: column.kind === 'dictionary' ? 'string' : scale <= 0 ? 'integer' : 'number' };
}

/** Little-endian two's complement of 32-bit words. */
function signed(words: Uint32Array): bigint {
  const value = words.reduceRight((high, word) => (high << 32n) | BigInt(word), 0n);
  return BigInt.asIntN(words.length * 32, value);
}

/** Dictionaries may differ from batch to batch, repeat entries and hold NULL: all are brought to one. */
function dictionaryColumn(vector: Vector<Dictionary>, field: string): Read {
  const codeOf = new Map<Cell, number>();
  const known = new Map<Vector, Read>();
  const codes = new Uint32Array(vector.length);
  let type: FieldType = 'string';
  eachBatch(vector, (data, row) => {
    const entries = dictionaryEntries(data, field, known);
    type = entries.type;
    const toCode = Uint32Array.from({ length: rowsOf(entries.column) }, (_, index) => codeFor(codeOf, cellAt(entries.column, index)));
    const indices = data.values as ArrayLike<number | bigint>;
    for (let index = 0; index < data.length; index++) {
      const code = isNull(data, index) ? codeFor(codeOf, null) : toCode[Number(indices[index])];
      if (code === undefined) throw damaged();
      codes[row + index] = code;
    }
  });
  const dictionary = [...codeOf.keys()];
  if (dictionary.every((cell) => cell === null || typeof cell === 'string')) {
    return { column: { kind: 'dictionary', codes: narrowCodes(codes, dictionary.length), dictionary }, type };
  }
  return { column: columnFrom(Array.from(codes, (code) => dictionary[code] as Cell)), type };
}

function dictionaryEntries(data: Data, field: string, known: Map<Vector, Read>): Read {
  const values = data.dictionary;
  if (values === undefined) throw damaged();
  let entries = known.get(values);
  if (entries === undefined) known.set(values, (entries = readVector(values, field)));
  return entries;
}

function codeFor(codeOf: Map<Cell, number>, cell: Cell): number {
  let code = codeOf.get(cell);
  if (code === undefined) codeOf.set(cell, (code = codeOf.size));
  return code;
}
