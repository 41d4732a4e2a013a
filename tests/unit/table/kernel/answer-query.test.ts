import { afterAll, describe, expect, it } from 'vitest';
import { type Cell, type KernelAggregate, type KernelExpression, type KernelQuery, OPERATIONS } from '#shared/table';
import { field, tableOf } from '../../../support/tables';
import { call, column, literal, PLAIN, rivals, rowsOf } from './against-sqlite';

const TABLE = tableOf(
  [field('geo', 'string'), field('n', 'integer'), field('share', 'number'), field('huge', 'integer'), field('mixed', 'any')],
  [
    ['PL', 3, 0.1, 2n ** 62n, 'a'],
    ['łódź', null, 0.2, 2n ** 62n, 1],
    [null, 5, 0.3, 1, 2.5],
    ['PL', 4, 1e16, 1, null],
    ['\uE000', 7, 1, 1, 'b'],
    ['😀', 7, -1e16, 1, 'B'],
    ['PL', -7, NaN, 2, 1],
  ],
);
const { kernel, sqlite, close } = await rivals(TABLE);
afterAll(close);

const [geo, n, share, huge, mixed] = [0, 1, 2, 3, 4].map(column) as [KernelExpression, KernelExpression, KernelExpression, KernelExpression, KernelExpression];
const ascending = (by: KernelExpression) => ({ by, descending: false, nullsFirst: true });
const descending = (by: KernelExpression) => ({ by, descending: true, nullsFirst: false });

const aggregate = (name: string, of?: KernelExpression, more: Partial<KernelAggregate> = {}): KernelAggregate => ({ name, arguments: of === undefined ? [] : [of], distinct: false, filter: null, ...more });

/** Shows the keys and the aggregates. */
function groupedBy(keys: readonly KernelExpression[], aggregates: readonly KernelAggregate[], more: Partial<KernelQuery> = {}): KernelQuery {
  return { ...PLAIN, grouping: { keys, aggregates, keysDescending: keys.map(() => false) }, outputs: [...keys, ...aggregates].map((_, at) => column(at)), ...more };
}

/** The answer of both, which has to be the same to the last bit. */
function ask(query: KernelQuery): Cell[][] {
  const answer = kernel(query);
  if (answer === null) throw new Error('The kernel leaves it to SQLite.');
  const columns = answer.columns.map((stored) => stored.column);
  expect(columns).toEqual(sqlite(query));
  return rowsOf(columns, answer.rows);
}

describe('the kernel', () => {
  it('shows plain rows in the order of the table, filtered, ordered and cut off', () => {
    expect(ask({ ...PLAIN, outputs: [geo, call('*', n, literal(2))], where: call('>', n, literal(3)) })).toEqual([[null, 10], ['PL', 8], ['\uE000', 14], ['😀', 14]]);
    expect(ask({ ...PLAIN, outputs: [geo, n], order: [descending(n), ascending(geo)], limit: 3, offset: 1 })).toEqual([['😀', 7], [null, 5], ['PL', 4]]);
    expect(ask({ ...PLAIN, outputs: [geo], order: [descending(geo)] }).at(-1)).toEqual([null]);
  });

  it('shows different rows once, where each came first', () => {
    expect(ask({ ...PLAIN, outputs: [geo], distinct: true })).toEqual([['PL'], ['łódź'], [null], ['\uE000'], ['😀']]);
    expect(ask({ ...PLAIN, outputs: [call('abs', n)], distinct: true, order: [descending(n)], limit: 2 })).toEqual([[7], [5]]);
  });

  it('groups by expressions, in their order, and takes HAVING for a filter of groups', () => {
    expect(ask(groupedBy([call('%', n, literal(2))], [aggregate('count'), aggregate('sum', share)]))).toHaveLength(4);
    expect(ask(groupedBy([geo], [aggregate('count')], { having: call('>', column(1), literal(1)) }))).toEqual([['PL', 3]]);
    expect(ask(groupedBy([geo], [aggregate('max', n)], { order: [descending(column(1)), ascending(column(0))], limit: 2 }))).toEqual([['\uE000', 7], ['😀', 7]]);
  });

  it('counts, adds up and compares as SQLite does, within a filter and of different values', () => {
    const of = [n, share, mixed].flatMap((argument) => ['count', 'min', 'max'].map((name) => aggregate(name, argument)));
    const sums = [n, share].flatMap((argument) => ['sum', 'total', 'avg'].flatMap((name) => [aggregate(name, argument), aggregate(name, argument, { distinct: true }), aggregate(name, argument, { filter: call('=', geo, literal('PL')) })]));
    ask(groupedBy([], [...of, ...sums]));
    ask(groupedBy([geo], [...of, ...sums]));
    ask(groupedBy([], [...of, ...sums], { where: literal(0) }));
    expect(ask(groupedBy([], [aggregate('count', mixed, { distinct: true }), aggregate('count', undefined, { filter: call('>', n, literal(4)) })]))).toEqual([[5, 3]]);
  });

  it('hands statistics the numbers of each group', () => {
    expect(ask(groupedBy([geo], [aggregate('median', n)]))).toEqual([[null, 5], ['PL', 3], ['łódź', null], ['\uE000', 7], ['😀', 7]]);
    expect(kernel(groupedBy([], [aggregate('median', mixed)]))).toBeNull();
  });

  it('works out operators over whole columns as over single values', () => {
    const pairs = [...OPERATIONS].filter(([, { least, most, loop }]) => loop !== undefined && least <= 2 && most >= 2).map(([name]) => name);
    ask({ ...PLAIN, outputs: pairs.flatMap((name) => [call(name, n, share), call(name, n, n), call(name, share, literal(2)), call(name, literal(0), n)]) });
  });

  it('has integers that leave 53 bits exactly, and leaves sums that leave 64 bits to SQLite', () => {
    expect(ask({ ...PLAIN, outputs: [call('+', huge, literal(1)), call('*', huge, literal(4))], limit: 1 })).toEqual([[2n ** 62n + 1n, 2 ** 64]]);
    expect(kernel(groupedBy([], [aggregate('sum', huge)]))).toBeNull();
  });

  it('leaves to SQLite which of equal values it shows', () => {
    expect(kernel({ ...PLAIN, outputs: [call('case', call('>', n, literal(4)), literal(1), literal(1, true))], distinct: true })).toBeNull();
  });

  it('leaves patterns to SQLite that it would refuse for their length', () => {
    const pattern = literal('%'.repeat(10_001));
    expect(['like', 'glob'].map((operation) => kernel({ ...PLAIN, outputs: [call(operation, literal(null), pattern)] }))).toEqual([null, null]);
  });

  it('answers for no rows', () => {
    expect(ask({ ...PLAIN, outputs: [geo, n], where: literal(null), distinct: true, order: [ascending(n)] })).toEqual([]);
    expect(ask(groupedBy([geo], [aggregate('count')], { where: literal(0) }))).toEqual([]);
    expect(ask(groupedBy([], [aggregate('count'), aggregate('sum', n), aggregate('total', n), aggregate('max', geo)], { where: literal(0) }))).toEqual([[0, null, 0, null]]);
  });
});
