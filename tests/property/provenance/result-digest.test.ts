import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultDigest } from '#shared/provenance';
import { type Cell, columnFrom, dictionaryFrom, type Table } from '#shared/table';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 5 }),
);
const cells = fc.oneof(fc.array(cell, { maxLength: 12 }), fc.array(fc.integer(), { maxLength: 12 }), fc.array(fc.double(), { maxLength: 12 }));

const tableOf = (column: Table['columns'][number], rows: number): Table => ({ rows, fields: [{ name: 'a', type: 'any' }], columns: [column] });

describe('the digest of any result', () => {
  it('depends on its values, not on the arrays that hold them', () => {
    fc.assert(
      fc.property(cells, (values) => {
        const tight = resultDigest(tableOf(columnFrom(values), values.length));
        expect(resultDigest(tableOf(dictionaryFrom(values), values.length))).toBe(tight);
      }),
    );
  });

  it('changes with any value that changes', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 9 }), fc.nat(), fc.string({ minLength: 1 }), (texts, place, added) => {
        const other = texts.with(place % texts.length, `${texts[place % texts.length] as string}${added}`);
        expect(resultDigest(tableOf(dictionaryFrom(other), other.length))).not.toBe(resultDigest(tableOf(dictionaryFrom(texts), texts.length)));
      }),
    );
  });
});
