import type { DecodedArray, Encoding, ParquetParsers } from 'hyparquet';
import { Encodings } from 'hyparquet/src/constants.js';
import { convert } from 'hyparquet/src/convert.js';
import { LIMITS } from '#shared/base';
import { Malformed } from '../malformed';
import type { Values } from './column';
import type { Chunk, Leaf } from './metadata';
import { readRuns } from './runs';
import { readStruct, type Struct } from './thrift';
import { unpack } from './unpack';
import { readValues } from './values';

/** PageHeader of parquet.thrift, the parts that are used. */
const HEADER = { 1: true, 2: true, 3: true, 5: { 1: true, 2: true, 3: true }, 7: { 1: true }, 8: { 1: true, 2: true, 4: true, 5: true, 6: true, 7: true } } as const;
const PAGE = { data: 0, index: 1, dictionary: 2, dataV2: 3 } as const;
const RLE = 3;

/** A page as its header tells of it, its bytes still packed. */
interface Page {
  readonly header: Struct;
  readonly packed: Uint8Array;
  /** Bytes once unpacked. */
  readonly length: number;
  /** Where the next page begins. */
  readonly end: number;
}

/** What is known of a page's values before they are decoded. */
interface Layout {
  readonly bytes: Uint8Array;
  /** Where the values begin. */
  readonly at: number;
  readonly encoding: Encoding;
  /** 1 for each row that has a value, 0 for NULL; `null` where every row has one. */
  readonly levels: Uint32Array | null;
  readonly rows: number;
}

/** How many bytes a file's pages may unpack to, all together. */
export class Allowance {
  #left: number;

  constructor(fileBytes: number) {
    this.#left = Math.min(LIMITS.inflatedBytes, 64 * 1024 * 1024 + 1_000 * fileBytes);
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new Malformed('pages that unpack without measure');
  }
}

/** The values of one column in one row group, page by page; NULL is `null`. @throws Malformed */
export async function* readPages(file: Uint8Array, chunk: Chunk, column: Leaf, rows: number, parsers: ParquetParsers, allowance: Allowance): AsyncGenerator<Values> {
  const converted = (values: DecodedArray): DecodedArray => convert(values, { pathInSchema: [column.name], type: column.type, element: column, schemaPath: [], codec: chunk.codec, parsers });
  let dictionary: DecodedArray | null = null;
  for (let at = chunk.start, left = rows; left > 0; ) {
    const page = pageAt(file, at, chunk.end);
    at = page.end;
    allowance.spend(page.length + page.packed.length);
    const type = page.header.number(1);
    if (type === PAGE.dictionary) {
      const bytes = await unpack(page.packed, page.length, chunk.codec);
      dictionary = converted(readValues(bytes, 0, 'PLAIN', column, within(page.header.struct(7).number(1), 8 * bytes.length)));
    } else if (type !== PAGE.index) {
      const layout = type === PAGE.dataV2 ? await layoutV2(page, chunk, column, left) : await layoutV1(page, chunk, column, left);
      left -= layout.rows;
      yield spread(valuesOf(layout, column, dictionary, converted), layout);
    }
  }
}

function pageAt(file: Uint8Array, at: number, end: number): Page {
  const { struct: header, end: start } = readStruct(file.subarray(0, end), at, HEADER);
  const length = within(header.number(3), end - start);
  return { header, packed: file.subarray(start, start + length), length: header.number(2), end: start + length };
}

/** Levels and values are packed together; the levels' length stands before them. */
async function layoutV1(page: Page, { codec }: Chunk, column: Leaf, left: number): Promise<Layout> {
  const facts = page.header.struct(5);
  const rows = within(facts.number(1), left);
  const encoding = encodingOf(facts.number(2));
  const bytes = await unpack(page.packed, page.length, codec);
  if (column.repetition_type === 'REQUIRED') return { bytes, at: 0, encoding, levels: null, rows };
  if (facts.number(3) !== RLE) throw new Malformed('levels in an encoding of old');
  const length = within(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true), bytes.length - 4);
  return { bytes, at: 4 + length, encoding, levels: readRuns(bytes.subarray(0, 4 + length), 4, 1, rows), rows };
}

/** The levels stand before the values, never packed. */
async function layoutV2(page: Page, { codec }: Chunk, column: Leaf, left: number): Promise<Layout> {
  const facts = page.header.struct(8);
  const rows = within(facts.number(1), left);
  if (facts.number(6) !== 0) throw new Malformed('repeated values in a flat table');
  const length = within(facts.number(5), Math.min(page.packed.length, page.length));
  const values = page.packed.subarray(length);
  const bytes = await unpack(values, page.length - length, facts.flag(7, true) ? codec : 'UNCOMPRESSED');
  const levels = column.repetition_type === 'REQUIRED' ? null : readRuns(page.packed.subarray(0, length), 0, 1, rows);
  return { bytes, at: 0, encoding: encodingOf(facts.number(4)), levels, rows };
}

function valuesOf({ bytes, at, encoding, levels, rows }: Layout, column: Leaf, dictionary: DecodedArray | null, converted: (values: DecodedArray) => DecodedArray): DecodedArray {
  const count = levels === null ? rows : levels.reduce((sum, level) => sum + level, 0);
  if (count === 0) return [];
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY') return converted(readValues(bytes, at, encoding, column, count));
  if (dictionary === null) throw new Malformed('codes without a dictionary');
  const codes = readRuns(bytes, at + 1, bytes[at] ?? 0, count);
  const values = new Array<unknown>(count);
  for (let index = 0; index < count; index++) {
    const code = codes[index] as number;
    if (code >= dictionary.length) throw new Malformed('a code that is not in the dictionary');
    values[index] = dictionary[code];
  }
  return values;
}

/** The values at their rows. */
function spread(values: DecodedArray, { levels, rows }: Layout): Values {
  if (levels === null || values.length === rows) return values;
  const all = new Array<unknown>(rows);
  for (let row = 0, next = 0; row < rows; row++) all[row] = levels[row] === 1 ? values[next++] : null;
  return all;
}

function encodingOf(number: number): Encoding {
  const encoding = Encodings[number];
  if (encoding === undefined) throw new Malformed('an encoding that nobody knows');
  return encoding;
}

function within(count: number, most: number): number {
  if (count < 0 || count > most) throw new Malformed('a count beyond what is there');
  return count;
}
