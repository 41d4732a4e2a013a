/** A Parquet file of one column by hand, every number open to lies; the tests' own few lines of Thrift's compact protocol. */
export interface MadeUp {
  readonly rows: number;
  /** INT32 is 1, BYTE_ARRAY is 6. */
  readonly type?: number;
  readonly optional?: boolean;
  readonly codec?: number;
  readonly pages: readonly MadeUpPage[];
  /** Row groups beside the first that name the same pages again. */
  readonly again?: number;
}

export interface MadeUpPage {
  readonly values: number;
  /** 0 is PLAIN, 7 DELTA_BYTE_ARRAY, 8 RLE_DICTIONARY. */
  readonly encoding?: number;
  readonly content: readonly number[];
  /** What the header says that the content unpacks to. */
  readonly unpacked?: number;
  readonly isDictionary?: boolean;
}

type Field = readonly [id: number, type: number, bytes: readonly number[]];

export function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

const zigzag = (value: number): number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);
const i32 = (id: number, value: number): Field => [id, 5, zigzag(value)];
const i64 = (id: number, value: number): Field => [id, 6, zigzag(value)];
const text = (value: string): number[] => [...varint(value.length), ...Buffer.from(value)];
const struct = (...fields: readonly Field[]): number[] => [...fields.flatMap(([id, type, bytes], index) => [(id - (fields[index - 1]?.[0] ?? 0)) * 16 + type, ...bytes]), 0];
const list = (id: number, elementType: number, elements: readonly (readonly number[])[]): Field => [id, 9, [0xf0 + elementType, ...varint(elements.length), ...elements.flat()]];
const PAR1 = [...Buffer.from('PAR1')];

export function madeUpParquet({ rows, type = 1, optional = false, codec = 0, pages, again = 0 }: MadeUp): Uint8Array {
  const body = pages.flatMap(pageBytes);
  const column = struct(i32(1, type), list(2, 5, [zigzag(0)]), list(3, 8, [text('a')]), i32(4, codec), i64(5, rows), i64(6, body.length), i64(7, body.length), i64(9, 4));
  const group = struct(list(1, 12, [struct(i64(2, 4), [3, 12, column])]), i64(2, body.length), i64(3, rows / (again + 1)));
  const schema = [struct([4, 8, text('r')], i32(5, 1)), struct(i32(1, type), i32(3, optional ? 1 : 0), [4, 8, text('a')])];
  const footer = struct(i32(1, 1), list(2, 12, schema), i64(3, rows), list(4, 12, new Array<number[]>(again + 1).fill(group)));
  const { length } = footer;
  return Uint8Array.from([...PAR1, ...body, ...footer, length & 255, (length >> 8) & 255, (length >> 16) & 255, length >>> 24, ...PAR1]);
}

function pageBytes({ values, encoding = 0, content, unpacked = content.length, isDictionary = false }: MadeUpPage): number[] {
  const facts = isDictionary ? struct(i32(1, values), i32(2, 0)) : struct(i32(1, values), i32(2, encoding), i32(3, 3), i32(4, 3));
  return [...struct(i32(1, isDictionary ? 2 : 0), i32(2, unpacked), i32(3, content.length), [isDictionary ? 7 : 5, 12, facts]), ...content];
}

/** Four bytes, the lowest first. */
export function uint32(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}
