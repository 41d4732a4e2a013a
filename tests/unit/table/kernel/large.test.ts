import { describe, expect, it } from 'vitest';
import { answerQuery, cellAt, type Column, type KernelQuery, type Stored } from '#shared/table';
import { call, column, literal, PLAIN } from './against-sqlite';

const ROWS = 200_000;

/** A generator of its own, so that the columns are the same each time (Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = randomNumbers(7);
const stored = (of: Column): Stored => ({ column: of, real: of.kind === 'float64' });
const integers = (values: number[]): Stored => stored({ kind: 'int32', values: Int32Array.from(values), validity: null });

const few = Array.from({ length: ROWS }, () => Math.floor(random() * 300));
const many = Array.from({ length: ROWS }, () => Math.floor((random() - 0.5) * 2 ** 31));
const reals = many.map((value) => value / 7);
const COLUMNS = [integers(few), integers(many), stored({ kind: 'float64', values: Float64Array.from(reals), validity: null })];

function ask(query: Partial<KernelQuery>): (number | bigint | string | null)[][] {
  const answer = answerQuery({ ...PLAIN, ...query }, COLUMNS, ROWS);
  if (answer === null) throw new Error('The kernel leaves it to SQLite.');
  return answer.columns.map(({ column: of }) => Array.from({ length: answer.rows }, (_, row) => cellAt(of, row) as number));
}

const count = { name: 'count', arguments: [], distinct: false, filter: null };

describe('of many rows, the kernel', () => {
  it('orders them stably by several keys, whole or only the first', () => {
    const order = [{ by: column(0), descending: true, nullsFirst: false }, { by: call('/', column(2), literal(1e8, true)), descending: false, nullsFirst: true }];
    const expected = [...many.keys()].sort((one, other) => (few[other] as number) - (few[one] as number) || (reals[one] as number) - (reals[other] as number) || one - other);
    expect(ask({ outputs: [column(1)], order })[0]).toEqual(expected.map((row) => many[row]));
    expect(ask({ outputs: [column(1)], order, limit: 20, offset: 30 })[0]).toEqual(expected.slice(30, 50).map((row) => many[row]));
  });

  it('finds a hundred thousand groups, in the order of their keys', () => {
    const counts = new Map<number, number>();
    for (const value of many) counts.set(value, (counts.get(value) ?? 0) + 1);
    const keys = [...counts.keys()].sort((one, other) => one - other);
    expect(ask({ grouping: { keys: [column(1)], aggregates: [count], keysDescending: [false] }, outputs: [column(0), column(1)] })).toEqual([keys, keys.map((key) => counts.get(key))]);
    const [first, second] = ask({ grouping: { keys: [column(0), column(2)], aggregates: [count], keysDescending: [true, false] }, outputs: [column(0), column(1)] }) as [number[], number[]];
    const expected = [...new Set(few.map((value, row) => `${value} ${reals[row]}`))].map((pair) => pair.split(' ').map(Number) as [number, number]).sort(([a, b], [c, d]) => c - a || b - d);
    expect([first, second]).toEqual([expected.map(([one]) => one), expected.map(([, other]) => other)]);
  });

  it('tells different values apart within each group', () => {
    const seen = new Map<number, Set<number>>();
    few.forEach((value, row) => seen.set(value, (seen.get(value) ?? new Set()).add(Math.abs(many[row] as number) % 1000)));
    const distinct = { name: 'count', arguments: [call('%', call('abs', column(1)), literal(1000))], distinct: true, filter: null };
    expect(ask({ grouping: { keys: [column(0)], aggregates: [distinct], keysDescending: [false] }, outputs: [column(1)] })[0]).toEqual([...seen.keys()].sort((a, b) => a - b).map((key) => seen.get(key)?.size));
  });

  it('adds 32-bit integers up exactly beyond what one double holds', () => {
    const rows = 2 ** 22 + 3;
    const greatest = 2 ** 31 - 1;
    const sum = { name: 'sum', arguments: [column(0)], distinct: false, filter: null };
    const answer = answerQuery({ ...PLAIN, grouping: { keys: [], aggregates: [sum], keysDescending: [] }, outputs: [column(0)] }, [stored({ kind: 'int32', values: new Int32Array(rows).fill(greatest), validity: null })], rows);
    expect(answer && cellAt((answer.columns[0] as Stored).column, 0)).toBe(BigInt(rows) * BigInt(greatest));
  });
});
