import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { read, type ReadOptions, type Source } from '#shared/reader';
import { type FieldType, rowAt, type Table } from '#shared/table';
import type { Fuzzer } from './fuzzer';

/** A file as somebody might hand it over, in pieces of any size. */
interface HandedOver {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes of the pieces in which the stream gives it. */
  readonly piece: number;
  readonly options: ReadOptions;
}

const TYPES: readonly FieldType[] = ['string', 'integer', 'number', 'boolean', 'date', 'time', 'datetime', 'year', 'yearmonth', 'duration', 'any'];

/** Cells that a reader has to think about: each is honest somewhere in the world. */
const CELLS = [
  ...['', ' ', '0', '7', '-1', '+1', '007', '1.5', '1,5', '1 234', '1e5', '1e999', '-0', '.5', '5.', '9007199254740993', '99999999999999999999', 'NaN', 'Infinity', '0x1f'],
  ...['NA', 'NULL', ':', '12 p', '-', 'true', 'FALSE', '2022', '2022-02', '2022-02-30', '2022-02-24', '24:00:00', '2022-02-24T12:00:00Z'],
  ...['ż', 'łódź', '🦭', '\u202E', '=1+1', "it's", 'say "x"', 'a,b', 'a;b', 'two\nlines', 'field', 'geo', 'TIME_PERIOD', 'x'.repeat(300)],
];

/** What breaks records apart, or the text itself. */
const SPLINTERS = ['"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', '\0', '\uFEFF', '\u00A0', '\\', '#', '\uD800'];

const utf8 = new TextEncoder();
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Records of equal length, quoted where they must be: what an honest program writes. */
const records = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    width: fc.integer({ min: 1, max: 5 }),
    always: fc.boolean(),
    cells: fc.array(fc.constantFrom(...CELLS), { minLength: 5, maxLength: 100, size: 'max' }),
  })
  .map(({ delimiter, newline, width, always, cells }) => {
    const written = cells.map((cell) => (always || /["\r\n]/.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell));
    const rows = Array.from({ length: Math.floor(cells.length / width) }, (_, row) => written.slice(row * width, (row + 1) * width));
    return utf8.encode(rows.map((row) => row.join(delimiter) + newline).join(''));
  });
const scraps = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...CELLS) }, { weight: 1, arbitrary: fc.constantFrom(...SPLINTERS) }), { maxLength: 80, size: 'max' });
const noise = fc.uint8Array({ maxLength: 400, size: 'max' });

/** Honest text with a few bytes overwritten. */
const damaged = fc.tuple(records, fc.array(fc.tuple(fc.nat(400), fc.oneof(fc.nat(255), fc.constantFrom(10, 13, 34, 44, 59))), { minLength: 1, maxLength: 3 })).map(([honest, patches]) => {
  const copy = honest.slice();
  for (const [at, byte] of patches) copy[at % copy.length] = byte;
  return copy;
});

const plain = fc.oneof(
  { weight: 4, arbitrary: records },
  { weight: 3, arbitrary: damaged },
  { weight: 2, arbitrary: scraps.map((parts) => utf8.encode(parts.join(''))) },
  { weight: 1, arbitrary: noise },
);

const bytes = fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: plain.map((content) => new Uint8Array(gzipSync(content))) });

const field = fc.record({ name: fc.constantFrom('geo', 'field', 'x', 'ż'), type: fc.constantFrom(...TYPES) });
const options: fc.Arbitrary<ReadOptions> = fc.record(
  {
    delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
    encoding: fc.constantFrom('utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le', 'latin1'),
    header: fc.boolean(),
    fields: fc.uniqueArray(field, { maxLength: 4, selector: ({ name }) => name }),
  },
  { requiredKeys: [] },
);

const handedOver: fc.Arbitrary<HandedOver> = fc.record({
  name: fc.constantFrom('x.csv', 'x.tsv', 'x.txt', 'x.csv.gz', 'x'),
  bytes,
  piece: fc.constantFrom(1, 2, 3, 7, 64, 1 << 20),
  options: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: options }),
});

function inPieces({ name, bytes: content, piece }: HandedOver): Source {
  const stream = (): ReadableStream<Uint8Array> => {
    let at = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= content.length) return controller.close();
        controller.enqueue(content.subarray(at, (at += piece)));
      },
    });
  };
  return { name, size: content.length, stream };
}

/** All that a reader said of a file: its table written out, or the code with which it refused. */
async function outcome(source: Source, asked: ReadOptions): Promise<string> {
  try {
    const { table, ...manner } = await read(source, asked);
    return JSON.stringify([manner, table.fields, cellsOf(table)], (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : value));
  } catch (error) {
    if (!isMoloError(error) || !error.code.startsWith('package.')) throw error;
    return error.code;
  }
}

function cellsOf(table: Table): unknown[][] {
  const short = table.columns.filter((column) => (column.kind === 'dictionary' ? column.codes : column.values).length !== table.rows);
  if (short.length > 0 || table.columns.length !== table.fields.length) throw new Error('A table whose columns do not agree.');
  return Array.from({ length: table.rows }, (_, row) => {
    const cells = rowAt(table, row);
    if (cells.includes(undefined as never)) throw new Error(`A hole in row ${row}.`);
    return cells;
  });
}

export default {
  name: 'csv',
  about: 'any bytes are read as a table or refused with a code, the same whichever way they arrive in pieces',
  prepare: () =>
    Promise.resolve({
      inputs: handedOver,
      async check(input) {
        const [whole, pieced] = [await outcome(inPieces({ ...input, piece: 1 << 20 }), input.options), await outcome(inPieces(input), input.options)];
        if (whole !== pieced) throw new Error(`In one piece: ${whole}\nIn pieces of ${input.piece}: ${pieced}`);
      },
    }),
} satisfies Fuzzer<HandedOver>;
