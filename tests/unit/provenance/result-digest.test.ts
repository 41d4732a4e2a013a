import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resultDigest } from '#shared/provenance';
import { type Cell, type Column, columnFrom, dictionaryFrom, type Table } from '#shared/table';

function table(names: readonly string[], columns: readonly Column[], rows: number): Table {
  return { rows, columns, fields: names.map((name) => ({ name, type: 'any' })) };
}

const one = (cell: Cell): string => resultDigest(table(['a'], [dictionaryFrom([cell])], 1));

describe('the digest of a result', () => {
  it('is the SHA-256 of the documented bytes', () => {
    const bytes = Buffer.concat([
      Buffer.from('molo-result/1\n'),
      Buffer.from([2, 0, 0, 0]),
      Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from([1, 0, 0, 0]),
      Buffer.from('a'),
      Buffer.from([3, 2, 0, 0, 0, 0x50, 0x4c]),
      Buffer.from([0]),
      Buffer.from([1, 0, 0, 0]),
      Buffer.from('b'),
      Buffer.from([1, 5, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from([2, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f]),
    ]);
    const result = table(['a', 'b'], [dictionaryFrom(['PL', null]), columnFrom([5, 1.5])], 2);
    expect(resultDigest(result)).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('is the same whatever arrays hold the same values', () => {
    const cells = [1, 2, null, 3];
    const kept: Column[] = [
      columnFrom(cells),
      dictionaryFrom(cells),
      { kind: 'float64', values: Float64Array.of(1, 2, 0, 3), validity: Uint8Array.of(0b1011) },
      { kind: 'int64', values: BigInt64Array.of(1n, 2n, 0n, 3n), validity: Uint8Array.of(0b1011) },
    ];
    expect(new Set(kept.map((column) => resultDigest(table(['n'], [column], 4)))).size).toBe(1);
  });

  it('tells NULL, integer, real, text and blob apart', () => {
    const cells: Cell[] = [null, 0, '', '0', 1, 1.5, '1', Uint8Array.of(), Uint8Array.of(0x31), 2n ** 60n, 2 ** 60, 'NULL'];
    expect(new Set(cells.map(one)).size).toBe(cells.length);
  });

  it('sees a whole real and an integer as the one number that they are', () => {
    expect(resultDigest(table(['a'], [{ kind: 'float64', values: Float64Array.of(-0), validity: null }], 1))).toBe(one(0));
    expect(one(7n)).toBe(one(7));
  });

  it('changes with names, with order and with the number of rows', () => {
    const column = columnFrom([1, 2]);
    const digests = [
      resultDigest(table(['a'], [column], 2)),
      resultDigest(table(['b'], [column], 2)),
      resultDigest(table(['a'], [columnFrom([2, 1])], 2)),
      resultDigest(table(['a'], [columnFrom([1])], 1)),
      resultDigest(table(['a', 'a'], [column, column], 2)),
      resultDigest(table([], [], 0)),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not confuse a boundary between two texts with another one', () => {
    expect(resultDigest(table(['a'], [dictionaryFrom(['ab', 'c'])], 2))).not.toBe(resultDigest(table(['a'], [dictionaryFrom(['a', 'bc'])], 2)));
  });

  it('takes texts larger than its buffer', () => {
    expect(one('x'.repeat(100_000))).not.toBe(one('x'.repeat(99_999)));
  });
});
