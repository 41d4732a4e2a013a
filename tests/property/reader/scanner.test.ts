import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, type Source } from '#shared/reader';
import { type Cell, columnOf, type Field, records } from '#shared/table';

/** What a cell may be written as: nothing, bare, or in quotes. */
const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: fc.constantFrom('a', 'ż', '"', ',', ';', '\n', '\r', '\r\n', ' ', '0', '-', '.', '\t', '\u{1f6a2}', '\ufeff'), maxLength: 12 }),
);
const table = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 20 }));

/** RFC 4180 in the plainest way; `bare` says whether a cell that needs no quotes goes without. */
function written(rows: readonly (readonly (string | null)[])[], delimiter: string, end: string, bare: boolean): string {
  const spelled = (text: string | null): string => {
    if (text === null) return '';
    return bare && /^[^",;\t\r\n]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
  };
  return rows.map((row) => row.map(spelled).join(delimiter) + end).join('');
}

/** The bytes in pieces of the given sizes, over and over. */
function inPieces(bytes: Uint8Array, sizes: readonly number[]): Source {
  return {
    name: 'a.csv',
    stream: () => {
      let at = 0;
      let piece = 0;
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          const size = sizes[piece++ % sizes.length] as number;
          controller.enqueue(bytes.slice(at, (at += size)));
        },
      });
    },
  };
}

describe('whatever was written by RFC 4180', () => {
  it('is read back cell for cell, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (rows, delimiter, end, bare, sizes) => {
          const width = rows[0]?.length ?? 1;
          const fields: Field[] = Array.from({ length: width }, (_, index) => ({ name: `f${index}`, type: 'string' }));
          const text = written([fields.map(({ name }) => name), ...rows], delimiter, end, bare);
          const { table: result } = await read(inPieces(new TextEncoder().encode(text), sizes), { fields, delimiter });
          expect([...records(result)].map((record) => Object.values(record))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a column', () => {
  const plain = fc.oneof(
    fc.maxSafeInteger().map(String),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.tuple(fc.integer(), fc.nat({ max: 99_999 })).map(([whole, decimals]) => `${whole}.${decimals}`),
    fc.constantFrom('', '0', '-0', '0.50', '-1.0', '1e+5', '.5'),
  );
  const odd = fc.constantFrom('x', '007', '+1', '1.', 'NA', ':', '12 p', '1e5', '99999999999999999999');

  /** The rule of plain files, spelled anew: numbers and nothing else. */
  const isNumber = (text: string): boolean => text === '' || /^-?(0|[1-9]\d*)$/.test(text) || /^-?(0|[1-9]\d*)?\.\d+$/.test(text) || /^-?(0|[1-9]\d*)(\.\d+e[+-]?|e[+-])\d+$/.test(text);

  it('is either all numbers of exactly the values that were written, or all text as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { maxLength: 30 }), fc.option(odd, { nil: undefined }), async (cells, stray) => {
        const all = stray === undefined ? cells : [...cells, stray];
        const text = `k,x\n${all.map((written) => `r,${written}\n`).join('')}`;
        const { table: result } = await read(inPieces(new TextEncoder().encode(text), [1000]), { header: true, delimiter: ',' });
        if (result.fields.length > 2) return;
        const values = [...records(result)].map((record) => record['x'] as Cell);
        if (columnOf(result, 'x')?.kind === 'dictionary') {
          expect(values).toEqual(all.map((written) => (written === '' ? null : written)));
          return;
        }
        values.forEach((value, row) => {
          const written = (all[row] as string).trimEnd();
          if (written === '' || written === ':') expect(value).toBeNull();
          else if (/^-?\d+$/.test(written) && written !== '-0') expect(BigInt(value as number | bigint)).toBe(BigInt(written));
          else expect(Object.is(value, Number(written))).toBe(true);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is numbers wherever all of its cells are and none would be rounded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.integer().map(String), fc.tuple(fc.integer(), fc.nat({ max: 999 })).map(([a, b]) => `${a}.${b}`)), { minLength: 1 }), async (cells) => {
        fc.pre(cells.every(isNumber));
        const text = `k,x\n${cells.map((written) => `r,${written}\n`).join('')}`;
        const { table: result } = await read(inPieces(new TextEncoder().encode(text), [1000]));
        expect(columnOf(result, 'x')?.kind).not.toBe('dictionary');
      }),
    );
  });
});
