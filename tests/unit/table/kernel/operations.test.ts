import { afterAll, describe, expect, it } from 'vitest';
import { createEngine, loadSqlite } from '#shared/query';
import { answerQuery, type Cell, dictionaryFrom, OPERATIONS, type Stored } from '#shared/table';
import { field } from '../../../support/tables';
import { call, column, PLAIN, rowsOf, sqlOf } from './against-sqlite';

const NUMBERS: readonly Cell[] = [null, 0, 1, -1, 2, 7, 2 ** 53 - 1, 2n ** 62n, 2n ** 60n + 1n, -(2n ** 63n), 0.5, -2.5, 1.005, 1e16];
const TEXTS: readonly Cell[] = ['', 'a', 'ABCabc', '%', 'a_b', '_%', 'ŁÓDŹ', '😀x\uE000', ' 12abc', '-3.5x', '7.4e-7', '1.5e', '2024-02-29', '[a-c]*', '%Y-%m', '  a ', '9007199254740993', '123456789012345', '0.10000000000001', '98765.4321098765'];

/** Enough of all combinations for an operation of so many arguments, always the same. */
function combinations(arity: number): Cell[][] {
  const values = [...NUMBERS, ...TEXTS];
  if (arity === 1) return values.map((value) => [value]);
  const pairs = values.flatMap((one, nth) => values.map((other, at) => [one, other, values[(7 * nth + 3 * at) % values.length] as Cell]));
  return pairs.filter((_, nth) => nth % 3 === 0).map((cells) => cells.slice(0, arity));
}

const storedOf = (cells: readonly Cell[]): Stored => ({ column: dictionaryFrom(cells), real: false });

const engine = createEngine(await loadSqlite());
afterAll(() => engine.close());

/** The combinations of which the kernel is certain, in one table; columns that hold all classes have no affinity. */
function certain(operation: string, arity: number): Cell[][] {
  const query = { ...PLAIN, outputs: [call(operation, ...Array.from({ length: arity }, (_, at) => column(at)))] };
  return combinations(arity).filter((cells) => answerQuery(query, cells.map((cell) => storedOf([cell])), 1) !== null);
}

describe('an operation', () => {
  const cases = [...OPERATIONS].flatMap(([name, { least, most }]) => Array.from({ length: Math.min(most, 3) - least + 1 }, (_, more) => ({ name, arity: least + more })));

  it.each(cases)('$name of $arity gives what SQLite gives, of the same class', ({ name, arity }) => {
    const rows = certain(name, arity);
    expect(rows.length).toBeGreaterThan(0);
    // Rows that only keep SQLite from declaring a type.
    const all = [...rows, ...['text', 1, 0.5].map((cell) => new Array<Cell>(arity).fill(cell))];
    const columns = Array.from({ length: arity }, (_, at) => storedOf(all.map((cells) => cells[at] as Cell)));
    const expression = call(name, ...columns.map((_, at) => column(at)));
    const query = { ...PLAIN, outputs: [expression, call('typeof', expression)], limit: rows.length };
    const fields = columns.map((_, at) => field(`c${at}`, 'any'));
    engine.attach('p', [{ name: 't', table: { rows: all.length, fields, columns: columns.map((stored) => stored.column) } }]);
    try {
      const { table } = engine.query(sqlOf(query, fields.map((own) => own.name)), {}, { kernel: 'off' });
      const answer = answerQuery(query, columns, all.length);
      // Together they may be uncertain: of the rows that only keep the type, or as 0 and -0.0 are one entry.
      const answers = answer === null ? rows.map((cells) => rowsOf(answerQuery(query, cells.map((cell) => storedOf([cell])), 1)?.columns.map((stored) => stored.column) ?? [], 1)[0]) : rowsOf(answer.columns.map((stored) => stored.column), answer.rows);
      expect(answers.map((cells, at) => [rows[at], withoutSign(cells)])).toEqual(rowsOf(table.columns, table.rows).map((cells, at) => [rows[at], withoutSign(cells)]));
    } finally {
      engine.detach('p');
    }
  });
  it.each(['[z-a]', '[^z-a]', '[a--]', '[]-a]', '[^]-a]', '[]', '[]]', '[a-]', '[-a]', '[^]', '[^]]', '[a-c-e]', '[ł-ż]', '[[]', '[^^]'])('glob reads the set %s as SQLite does', (pattern) => {
    const characters = [...'az-^_]cbdełóżŻ[', '', 'aa', 'É'];
    engine.attach('p', [{ name: 't', table: { rows: characters.length, fields: [field('c', 'string')], columns: [dictionaryFrom(characters)] } }]);
    try {
      const { table } = engine.query('select c glob :pattern from t', { pattern }, { kernel: 'off' });
      expect(engine.query('select c glob :pattern from t', { pattern }, { kernel: 'on' }).table).toEqual(table);
    } finally {
      engine.detach('p');
    }
  });

  it('% takes whole parts one by one, so that a large integer keeps its digits beside a REAL', () => {
    const { columns } = answerQuery({ ...PLAIN, outputs: [call('%', column(0), column(1))] }, [storedOf([2n ** 60n + 1n]), storedOf([2.5])], 1) ?? { columns: [] };
    expect(rowsOf(columns.map((stored) => stored.column), 1)).toEqual([[1]]);
  });
});

/** Columns of several classes do not tell 0 from -0.0. */
function withoutSign(cells: readonly Cell[] | undefined): readonly Cell[] | undefined {
  return cells?.map((cell) => (Object.is(cell, -0) ? 0 : cell));
}
