import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { createEngine, type Engine, loadSqlite, type QueryParams } from '#shared/query';
import { allValid, type Cell, type Column, columnFrom, dictionaryFrom, type Field, setInvalid, type Table } from '#shared/table';
import type { Fuzzer } from './fuzzer';

interface Asked {
  readonly sql: string;
  readonly params: QueryParams;
  readonly maxRows?: number;
}

interface Case {
  readonly table: Table;
  readonly questions: readonly Asked[];
}

/** Columns by the way in which they are held; few values, so that groups and ties are common. */
const KINDS = ['text', 'words', 'small', 'spread', 'huge', 'real', 'decimals', 'mixed', 'numbers', 'nothing'] as const;
type Kind = (typeof KINDS)[number];

const NAMES = ['k', 'Geo', 'n', 'x y', 'Łódź', 'sum'];

const CELLS: Readonly<Record<Kind, fc.Arbitrary<Cell>>> = {
  text: fc.constantFrom('', 'A', 'a', 'B', 'Z', 'Ł', 'łódź', 'NaN', '1', '1.0', '-0', 'Inf', 'é', '\uFFFD', '\uE000', '😀', 'ab', 'abc', 'x\0y'),
  words: fc.string({ maxLength: 3 }),
  small: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31))),
  spread: fc.constantFrom(0, 1, -20_000, 20_000, 7, 300),
  huge: fc.oneof(fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 62n, 2n ** 52n + 3n, 1n), fc.integer({ min: -2, max: 2 }), fc.bigInt({ min: -(2n ** 55n), max: 2n ** 55n })),
  real: fc.oneof(fc.constantFrom(0, -0, 0.1, 0.2, 0.3, 1, -1, 1e16, -1e16, 1e308, -1e308, 5e-324, 2 ** 53, 3, Infinity, -Infinity, NaN), fc.double()),
  decimals: fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10),
  mixed: fc.oneof(fc.constantFrom('', 'A', 'Ł', '1', '2.5', 'NaN'), fc.integer({ min: -2, max: 2 }), fc.constantFrom(0.5, -1.5, 2.5, 1e300, 2n ** 60n, NaN)),
  numbers: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom(0.5, -1.5, -0, 1e16, 10n ** 16n, -1e16, 2n ** 60n, 2n ** 60n + 1n, -(2n ** 60n), 2n ** 62n, 0.1)),
  nothing: fc.constant(null),
};

const TYPES: Readonly<Record<Kind, Field['type']>> = { text: 'string', words: 'string', small: 'integer', spread: 'integer', huge: 'integer', real: 'number', decimals: 'number', mixed: 'any', numbers: 'integer', nothing: 'string' };

function column(kind: Kind, cells: readonly Cell[]): Column {
  if (kind !== 'real' && kind !== 'decimals') return kind === 'small' || kind === 'spread' || kind === 'huge' ? columnFrom(cells) : dictionaryFrom(cells);
  const validity = allValid(cells.length);
  cells.forEach((cell, row) => cell === null && setInvalid(validity, row));
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => Number(cell ?? 0)), validity };
}

const tables = fc
  .record({ kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: NAMES.length }), declared: fc.option(fc.constantFrom<Field['type']>('number', 'any', 'string', 'date'), { freq: 4 }), nulls: fc.constantFrom(0, 1, 4, 100) })
  .chain(({ kinds, declared, nulls }) => {
    const row = fc.tuple(...kinds.map((kind) => (nulls === 0 ? CELLS[kind] : fc.option(CELLS[kind], { freq: nulls === 100 ? 1 : 6 - nulls }))));
    return fc.array(row, { maxLength: 24, size: 'max' }).map((rows): Table => ({
      rows: rows.length,
      fields: kinds.map((kind, nth) => ({ name: NAMES[nth] as string, type: nth === 0 && declared !== null ? declared : TYPES[kind], ...(nth === 1 && { title: { en: 'Country' } }) })),
      columns: kinds.map((kind, nth) => column(kind, rows.map((cells) => cells[nth] as Cell))),
    }));
  });

const quoted = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : `"${name}"`);

/** @param missing how often what the kernel does not know comes in: whatever is nearly its own has to be left to SQLite */
function questionsOf(table: Table, missing: 0 | 1): fc.Arbitrary<Asked> {
  const columns = table.fields.map(({ name }) => quoted(name));
  const summable = table.fields.filter(({ type }) => type === 'integer' || type === 'number').map(({ name }) => quoted(name));
  const written = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...columns) }, { weight: 1, arbitrary: fc.constantFrom('K', '`k`', '[k]', '"K"') }, { weight: missing, arbitrary: fc.constantFrom('t.k', 'T.K', 'p.t.k', 'rowid', 'nope', 'true', 'v.k', "'k'", '-k', 'k + 0') });
  const aggregate = fc.oneof(
    { weight: 1, arbitrary: fc.constant('count(*)') },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom('count', 'min', 'max'), written).map(([name, of]) => `${name}(${of})`) },
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom('sum', 'SUM', 'total', 'avg'), summable.length === 0 ? written : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...summable) }, { weight: 1, arbitrary: written })).map(([name, of]) => `${name}(${of})`) },
    { weight: missing, arbitrary: fc.constantFrom('count()', 'sum( k )', 'sum(distinct k)', 'count(k) filter (where k is null)', 'sum(k) + 1', 'median(k)', 'group_concat(k)', 'max(k, 1)', 'min(k) over ()', 'count(/* c */ *)') },
  );
  const alias = fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom(' as v', ' w', ' AS "w w"', ' "łw"') }, { weight: missing, arbitrary: fc.constantFrom(' as k', ' as Geo', ' key', " as 'text'", ' "n"') });
  const literals = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("'A'", "'Ł'", "''", "'1'", "'it''s'", "'NaN'") },
    { weight: 3, arbitrary: fc.constantFrom('0', '1', '-1', '2.5', '0.1', '- 3', '2147483647', '2147483648', '-0', '-0.0', ':p') },
    { weight: missing, arbitrary: fc.constantFrom('NULL', "x'00'", '1e3', '0x10', '1_0', 'k', '1 + 1', '+1', "'1' || ''", '?', '@p', '9007199254740993') },
  );
  const condition = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(written, fc.constantFrom('=', '==', '<>', '!=', '<', '<=', '>', '>='), literals).map((parts) => parts.join(' ')) },
    { weight: 2, arbitrary: fc.tuple(written, fc.array(literals, { minLength: 1, maxLength: 3 })).map(([of, list]) => `${of} in (${list.join(', ')})`) },
    { weight: 2, arbitrary: fc.tuple(written, literals, literals).map(([of, least, most]) => `${of} between ${least} and ${most}`) },
    { weight: 2, arbitrary: fc.tuple(written, fc.constantFrom('is null', 'IS NOT NULL', ...(missing === 0 ? [] : ['notnull', 'is 1']))).map((parts) => parts.join(' ')) },
    { weight: missing, arbitrary: fc.constantFrom("k like 'a%'", 'not k', "k = 'A' or n = 1", '(k = 1)', "k = 'A' collate nocase", 'v = 1', '1') },
  );
  const end = fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 3, arbitrary: fc.constantFrom(' limit 3', ' limit 2 offset 1', ';', ' LIMIT 0', ' limit 100 offset 50') }, { weight: missing, arbitrary: fc.constantFrom(' limit -1', ' limit 1, 2', ' limit 1 + 1', ' offset 1', ' -- end', ' limit :p') });
  const direction = fc.constantFrom('', '', ' asc', ' desc', ' DESC', ' desc nulls first', ' asc nulls last', ' nulls first', ' nulls last', missing === 0 ? ' DESC NULLS LAST' : ' collate nocase');
  const groupable = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...columns) }, { weight: 1, arbitrary: written });
  return fc
    .record({
      keys: fc.array(fc.record({ text: groupable, alias, shown: fc.constantFrom(true, true, true, false), by: fc.constantFrom('name', 'ordinal', 'alias') }), { maxLength: 3 }),
      aggregates: fc.array(fc.tuple(aggregate, alias), { maxLength: 3 }),
      from: fc.constantFrom('t', 't', 't', 'p.t', '"t"', 't y', 'P.T as y', ...(missing === 0 ? [] : ['main.t', 't v'])),
      where: fc.array(condition, { maxLength: 2 }),
      order: fc.array(fc.tuple(fc.oneof(fc.constantFrom<string | number>(0, 1, 2), aggregate, missing === 0 ? fc.constant(1) : fc.oneof(groupable, fc.constantFrom('v', '9'))), direction), { maxLength: 3 }),
      having: fc.constantFrom('', '', '', '', missing === 0 ? '' : ' having count(*) > 1'),
      distinct: fc.constantFrom('select ', 'select ', 'SELECT\n', missing === 0 ? 'select  ' : 'select distinct '),
      end,
      value: fc.constantFrom<Cell>('A', '1', 1, -1, 0.5, -0, 2.5, ...(missing === 0 ? [] : [2 ** 40, 2n ** 60n, null, NaN, 'łódź'])),
      maxRows: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
    })
    .map(({ keys, aggregates, from, where, order, having, distinct, end: tail, value, maxRows }) => {
      const shown = keys.filter((key) => key.shown);
      const results = [...shown.map((key) => key.text + key.alias), ...aggregates.map((parts) => parts.join(''))];
      const keyed = keys.map((key) => {
        if (key.by === 'ordinal' && key.shown) return String(shown.indexOf(key) + 1);
        return key.by === 'alias' && key.shown && key.alias !== '' ? key.alias.replace(/^ (as )?/i, '') : key.text;
      });
      const parts = [
        distinct + (results.length === 0 ? 'count(*)' : results.join(', ')),
        ` from ${from}`,
        where.length > 0 ? ` where ${where.join(' and ')}` : '',
        keyed.length > 0 ? ` group by ${keyed.join(', ')}` : '',
        having,
        order.length > 0 ? ` order by ${order.map(([term, way]) => `${typeof term === 'number' ? (term % Math.max(1, results.length)) + 1 : term}${way}`).join(', ')}` : '',
        tail,
      ];
      const sql = parts.join('');
      return { sql, params: /[:@]p\b/.test(sql) ? { p: value } : {}, ...(maxRows !== null && { maxRows }) };
    });
}

const cases: fc.Arbitrary<Case> = tables.chain((table) => fc.record({ table: fc.constant(table), questions: fc.array(fc.oneof({ weight: 3, arbitrary: questionsOf(table, 0) }, { weight: 1, arbitrary: questionsOf(table, 1) }), { minLength: 1, maxLength: 6, size: 'max' }) }));

/** How often the kernel answered, so that a hunt in which it never does is not taken for a proof. */
export const tally = { kernel: 0, sqlite: 0, refused: 0 };

function asked(engine: Engine, { sql, params, maxRows }: Asked, kernel: 'auto' | 'off'): unknown {
  try {
    const { table, truncated, sources, answeredBy } = engine.query(sql, params, { kernel, ...(maxRows !== undefined && { maxRows }) });
    if (kernel === 'auto') tally[answeredBy]++;
    return { table, truncated, sources };
  } catch (error) {
    if (!isMoloError(error)) throw error;
    if (kernel === 'auto') tally.refused++;
    return { code: error.code, params: error.params };
  }
}

function check(engine: Engine, { table, questions }: Case): void {
  engine.attach('p', [{ name: 't', table }]);
  try {
    for (const question of questions) {
      const [kernel, sqlite] = [asked(engine, question, 'auto'), asked(engine, question, 'off')];
      if (!isDeepStrictEqual(kernel, sqlite)) throw new Error(`${question.sql}\n  with the kernel: ${fc.stringify(kernel)}\n  by SQLite alone: ${fc.stringify(sqlite)}`);
    }
  } finally {
    engine.detach('p');
  }
}

export default {
  name: 'kernel',
  about: 'a statement gets the same answer, to the last bit, whether the kernel may give it or SQLite has to',
  async prepare() {
    const engine = createEngine(await loadSqlite());
    return { inputs: cases, check: (input) => check(engine, input) };
  },
} satisfies Fuzzer<Case>;
