import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { rowAt, type Table } from '#shared/table';
import type { Fuzzer } from './fuzzer';
import { field, tableOf } from '../support/tables';

/** A value that no message may repeat. */
const VALUE = 'Kowalski';

const TABLE = tableOf([field('geo', 'string'), field('n', 'integer')], [[VALUE, 7], ['CZ', 3], [null, 2n ** 60n]]);

const WORDS = [
  ...'select from where group by having order limit offset with as values union all except intersect join left natural using on distinct case when then else end'.split(' '),
  ...'in exists between like glob match escape is not null and or cast collate over partition rows window filter insert into update set delete replace returning'.split(' '),
  ...'create drop attach detach pragma vacuum explain query plan begin commit reindex analyze t p geo n x count sum max abs length printf json json_extract group_concat'.split(' '),
  ...['zeroblob', 'randomblob', 'fold', 'pragma_table_info', 'pragma_optimize', 'sqlite_schema', 'temp', 'main', 'rowid', 'integer', 'text'],
];
const SIGNS = ['(', ')', ',', '.', ';', '*', '+', '-', '||', '=', '<', '->', '->>', '?', ':k', '@k', '$k', '$k(', '#1', '--', '/*', '*/', '"', "'", '`', '[', ']', '\n', '\\', '\0', '\u00a0', '\u202e', '\ud800', '😀'];
const VALUES = [`'${VALUE}'`, `"${VALUE}"`, `'{${VALUE}'`, "'$.a'", '0', '1', '9223372036854775807', '-9223372036854775808', '1e999', "x'00'", "'it''s'", '12ab', 'NULL'];

/** Questions that are nearly right reach further than soup does. */
const FRAMES: readonly (readonly string[])[] = [
  ['select', '*', 'from', 't', 'where'],
  ['select', 'geo', ',', 'sum', '(', 'n', ')', 'from', 'p', '.', 't', 'group', 'by'],
  ['with', 'x', 'as', '(', 'select', '1', ')'],
  ['select', 'json_extract', '('],
  ['values', '('],
  [],
];

const token = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, { weight: 2, arbitrary: fc.constantFrom(...SIGNS) }, { weight: 2, arbitrary: fc.constantFrom(...VALUES) });
const statement = fc
  .record({ frame: fc.constantFrom(...FRAMES), tokens: fc.array(token, { maxLength: 14, size: 'max' }), glue: fc.constantFrom(' ', ' ', ' ', '') })
  .map(({ frame, tokens, glue }) => [frame.join(' '), tokens.join(glue)].join(' '));

function check(engine: Engine, sql: string): void {
  try {
    soundTable(engine.query(sql, sql.includes('k') ? { k: 1 } : {}, { maxRows: 1000 }).table);
  } catch (error) {
    if (!isMoloError(error) || !error.code.startsWith('query.')) throw error;
    if (JSON.stringify(error.params).includes(VALUE) && error.code !== 'query.syntax') throw new Error('A value was told.', { cause: error });
  }
  const after = engine.query('SELECT * FROM p.t').table;
  if (after.rows !== 3 || rowAt(after, 0)[0] !== VALUE) throw new Error('The table is another.');
}

function soundTable(table: Table): void {
  for (let row = 0; row < table.rows; row++) if (rowAt(table, row).includes(undefined as never)) throw new Error(`A hole in row ${row}.`);
  if (table.fields.length !== table.columns.length) throw new Error('Fields and columns do not agree.');
}

export default {
  name: 'sql',
  about: 'any text is answered or refused with a code of the query family, and the tables stay what they were',
  async prepare() {
    const engine = createEngine(await loadSqlite(), { heapBytes: 128 * 2 ** 20, resultBytes: 16 * 2 ** 20 });
    engine.attach('p', [{ name: 't', table: TABLE }]);
    return { inputs: statement, check: (sql) => check(engine, sql) };
  },
} satisfies Fuzzer<string>;
