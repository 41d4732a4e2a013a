import {
  Bool,
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field as ArrowField,
  Float16,
  Float32,
  Int32,
  Int64,
  Int8,
  LargeUtf8,
  List,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table as ArrowTable,
  tableFromIPC,
  tableToIPC,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampSecond,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  Vector,
  type Data,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { allValid, type Cell, columnFrom, type Field, fromArrow, records, setInvalid, type Table, toArrow } from '#shared/table';

function table(columns: Record<string, readonly Cell[]>, fields: Partial<Record<string, Partial<Field>>> = {}): Table {
  const names = Object.keys(columns);
  return {
    rows: Object.values(columns)[0]?.length ?? 0,
    fields: names.map((name) => ({ name, type: 'any', ...fields[name] })),
    columns: names.map((name) => columnFrom(columns[name] as Cell[])),
  };
}

function throughIpc(source: Table, format: 'file' | 'stream' = 'file'): Table {
  return fromArrow(tableFromIPC(tableToIPC(toArrow(source), format)));
}

/** What another tool wrote: one column, each batch its own record batch. */
function foreign(...batches: Data[]): ArrowTable {
  const schema = new Schema([new ArrowField('x', (batches[0] as Data).type, true)]);
  const made = batches.map(
    (data) => new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: data.length, nullCount: 0, children: [data] })),
  );
  return new ArrowTable(schema, made);
}

const cells = (read: Table): Cell[] => [...records(read)].map((record) => record['x'] as Cell);

function utf8Bytes<T extends Utf8 | LargeUtf8>(type: T, entries: readonly string[]): Data<T> {
  const bytes = entries.map((entry) => new TextEncoder().encode(entry));
  const offsets = bytes.reduce<number[]>((all, entry) => [...all, (all.at(-1) as number) + entry.length], [0]);
  const data = Uint8Array.from(bytes.flatMap((entry) => [...entry]));
  const valueOffsets = type instanceof LargeUtf8 ? BigInt64Array.from(offsets, BigInt) : Int32Array.from(offsets);
  return makeData({ type, valueOffsets, data, length: entries.length, nullCount: 0 } as never) as unknown as Data<T>;
}

describe('a table on its way through Arrow', () => {
  const source = table({
    text: ['ż', null, '', 'ż', 'b\n"'],
    whole: [1, null, -5, 2147483647, 0],
    large: [9007199254740993n, null, -(2n ** 63n), 2n ** 63n - 1n, 0n],
    real: [-0, null, 1.5, Infinity, 1e-300],
    none: [null, null, null, null, null],
  });

  it.each(['file', 'stream'] as const)('comes back cell for cell from an IPC %s', (format) => {
    const read = throughIpc(source, format);
    expect([...records(read)]).toEqual([...records(source)]);
    expect(read.columns.map((column) => column.kind)).toEqual(['dictionary', 'int32', 'int64', 'float64', 'dictionary']);
    expect(Object.is((read.columns[3] as { values: Float64Array }).values[0], -0)).toBe(true);
  });

  it('keeps field types, titles and descriptions', () => {
    const named = table(
      { day: ['2022-03-01'], yes: [1], year: [2022] },
      {
        day: { type: 'date', title: { en: 'Day', pl: 'Dzień' }, description: { '': 'of the decision' } },
        yes: { type: 'boolean' },
        year: { type: 'year' },
      },
    );
    expect(throughIpc(named).fields).toEqual(named.fields);
  });

  it('ignores a claimed type that the values cannot be', () => {
    expect(throughIpc(table({ x: ['a'] }, { x: { type: 'integer' } })).fields[0]?.type).toBe('string');
  });

  it('turns mixed columns into text and keeps bytes', () => {
    const blob = new Uint8Array([1, 2, 255]);
    const read = throughIpc(table({ mixed: [1, 'a', null, 2n ** 60n], blobs: [blob, null, blob, blob] }));
    expect([...records(read)].map((record) => record['mixed'])).toEqual(['1', 'a', null, '1152921504606846976']);
    expect([...records(read)].map((record) => record['blobs'])).toEqual([blob, null, blob, blob]);
  });

  it('turns integers mixed with reals into reals', () => {
    expect(throughIpc(table({ x: [1, 2.5, null] })).columns[0]?.kind).toBe('float64');
  });

  it('survives without rows and without fields', () => {
    expect(throughIpc(table({ x: [] }))).toMatchObject({ rows: 0, fields: [{ name: 'x' }] });
    expect(fromArrow(toArrow({ rows: 0, fields: [], columns: [] }))).toEqual({ rows: 0, fields: [], columns: [] });
  });

  it.each([120, 200, 40_000, 70_000])('keeps %i distinct texts apart', (size) => {
    const many = table({ x: [null, ...Array.from({ length: size }, (_, row) => `c${row}`)] });
    expect(cells(throughIpc(many))).toEqual(cells(many));
  });
});

describe('Arrow as other tools write it', () => {
  it('reads large text', () => {
    expect(cells(fromArrow(foreign(utf8Bytes(new LargeUtf8(), ['a', 'ął', 'a']))))).toEqual(['a', 'ął', 'a']);
  });

  it('joins batches whose dictionaries differ', () => {
    const type = new Dictionary(new Utf8(), new Int8());
    const batch = (entries: string[], codes: number[]): Data =>
      makeData({ type, data: Int8Array.from(codes), dictionary: new Vector([utf8Bytes(new Utf8(), entries)]), length: codes.length, nullCount: 0 });
    expect(cells(fromArrow(foreign(batch(['a', 'b'], [0, 1]), batch(['b', 'c', 'b'], [0, 1, 2]))))).toEqual(['a', 'b', 'b', 'c', 'b']);
  });

  it('reads dictionaries of numbers', () => {
    const type = new Dictionary(new Int32(), new Int8());
    const data = makeData({ type, data: Int8Array.of(1, 0, 1), dictionary: makeVector(Int32Array.of(5, 7)), length: 3, nullCount: 0 });
    expect(cells(fromArrow(foreign(data)))).toEqual([7, 5, 7]);
  });

  it('reads every width of integer without rounding', () => {
    expect(cells(fromArrow(foreign(makeData({ type: new Uint8(), data: Uint8Array.of(255) }))))).toEqual([255]);
    expect(cells(fromArrow(foreign(makeData({ type: new Uint32(), data: Uint32Array.of(4294967295) }))))).toEqual([4294967295]);
    expect(cells(fromArrow(foreign(makeData({ type: new Int64(), data: BigInt64Array.of(-(2n ** 63n)) }))))).toEqual([-(2n ** 63n)]);
    expect(cells(fromArrow(foreign(makeData({ type: new Uint64(), data: BigUint64Array.of(7n) }))))).toEqual([7]);
    expect(cells(fromArrow(foreign(makeData({ type: new Uint64(), data: BigUint64Array.of(2n ** 64n - 1n) }))))).toEqual(['18446744073709551615']);
  });

  it('reads short floats as the doubles they are', () => {
    expect(cells(fromArrow(foreign(makeData({ type: new Float32(), data: Float32Array.of(0.5, 3) }))))).toEqual([0.5, 3]);
    expect(fromArrow(foreign(makeData({ type: new Float16(), data: Uint16Array.of(0x3c00, 0xc000) })))).toMatchObject({
      columns: [{ kind: 'float64', values: Float64Array.of(1, -2) }],
    });
  });

  it('reads booleans as 0 and 1', () => {
    const read = fromArrow(foreign(makeData({ type: new Bool(), data: Uint8Array.of(0b101), length: 3, nullCount: 0 })));
    expect(cells(read)).toEqual([1, 0, 1]);
    expect(read.fields[0]?.type).toBe('boolean');
  });

  it('spells dates, times and timestamps in ISO 8601', () => {
    const read = (data: Data): [Cell, string | undefined] => {
      const one = fromArrow(foreign(data));
      return [cells(one)[0] as Cell, one.fields[0]?.type];
    };
    expect(read(makeData({ type: new DateDay(), data: Int32Array.of(19052) }))).toEqual(['2022-03-01', 'date']);
    expect(read(makeData({ type: new DateMillisecond(), data: BigInt64Array.of(-1n) }))).toEqual(['1969-12-31', 'date']);
    expect(read(makeData({ type: new TimestampMicrosecond(), data: BigInt64Array.of(-1n) }))).toEqual(['1969-12-31T23:59:59.999999', 'datetime']);
    expect(read(makeData({ type: new TimestampSecond('UTC'), data: BigInt64Array.of(0n) }))).toEqual(['1970-01-01T00:00:00Z', 'datetime']);
    expect(read(makeData({ type: new TimeMicrosecond(), data: BigInt64Array.of(3_723_500_000n) }))).toEqual(['01:02:03.5', 'time']);
  });

  it('reads decimals exactly: numbers while a double keeps them, else text', () => {
    const decimal = (value: bigint, scale: number): Cell => {
      const words = Uint32Array.from({ length: 4 }, (_, word) => Number((BigInt.asUintN(128, value) >> BigInt(32 * word)) & 0xffff_ffffn));
      return cells(fromArrow(foreign(makeData({ type: new Decimal(scale, 38), data: words, length: 1, nullCount: 0 }))))[0] as Cell;
    };
    expect(decimal(-1234n, 2)).toBe(-12.34);
    expect(decimal(12345678901234567890n, 4)).toBe('1234567890123456.7890');
    expect(decimal(5n, 0)).toBe(5);
    expect(decimal(2n ** 70n, 0)).toBe((2n ** 70n).toString());
  });

  it('puts 0 under a NULL whatever lay there', () => {
    const nullBitmap = allValid(2);
    setInvalid(nullBitmap, 1);
    const read = fromArrow(foreign(makeData({ type: new Int32(), data: Int32Array.of(1, 99), nullBitmap, nullCount: 1 })));
    expect(cells(read)).toEqual([1, null]);
    expect((read.columns[0] as { values: Int32Array }).values[1]).toBe(0);
  });

  it('reads slices', () => {
    const sliced = foreign(makeData({ type: new Int32(), data: Int32Array.of(1, 2, 3, 4) })).slice(1, 3);
    expect(cells(fromArrow(sliced))).toEqual([2, 3]);
  });

  it('refuses nested columns by name', () => {
    const list = makeData({
      type: new List(new ArrowField('item', new Int32(), true)),
      valueOffsets: Int32Array.of(0, 1),
      child: makeData({ type: new Int32(), data: Int32Array.of(1) }),
    });
    expect(() => fromArrow(foreign(list))).toThrow(/package.unsupported.*"field":"x"/);
  });

  it('refuses codes beyond their dictionary, offsets beyond their text and values that are missing', () => {
    const type = new Dictionary(new Utf8(), new Int8());
    const dictionary = new Vector([utf8Bytes(new Utf8(), ['a'])]);
    expect(() => fromArrow(foreign(makeData({ type, data: Int8Array.of(3), dictionary, length: 1, nullCount: 0 })))).toThrow('package.damaged');
    const text = makeData({ type: new Utf8(), valueOffsets: Int32Array.of(0, 9), data: new Uint8Array(2), length: 1, nullCount: 0 });
    expect(() => fromArrow(foreign(text))).toThrow('package.damaged');
    expect(() => fromArrow(foreign(makeData({ type: new Int32(), data: Int32Array.of(1), length: 5, nullCount: 0 })))).toThrow('package.damaged');
  });
});
