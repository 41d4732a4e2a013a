import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asMoloError, type ErrorCode, type MoloError } from '#shared/base';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { rowAt } from '#shared/table';
import { naughtyStrings } from '../../support/naughty-strings';
import { field, tableOf } from '../../support/tables';

const TABLE = tableOf([field('geo', 'string'), field('cases', 'integer')], [['PL', 7], ['CZ', 3]]);

let engine: Engine;

beforeAll(async () => {
  engine = createEngine(await loadSqlite(), { heapBytes: 256 * 2 ** 20, resultBytes: 4 * 2 ** 20 });
  engine.attach('p', [{ name: 't', table: TABLE }]);
});

afterAll(() => engine.close());

function refusal(sql: string): MoloError {
  try {
    engine.query(sql);
  } catch (error) {
    return asMoloError(error);
  }
  throw new Error(`answered: ${sql.slice(0, 80)}`);
}

/** What is left after an attack: the tables, whole, and an engine that answers. */
function expectUnharmed(): void {
  const { table } = engine.query('SELECT geo, cases FROM p.t ORDER BY rowid');
  expect([rowAt(table, 0), rowAt(table, 1), table.rows]).toEqual([['PL', 7], ['CZ', 3], 2]);
}

const refuses = (about: string, code: ErrorCode, statements: readonly string[]): void =>
  it.each(statements.map((sql) => [JSON.stringify(sql.length > 70 ? `${sql.slice(0, 70)} ...` : sql), sql]))(`${about}: %s`, (_, sql) => {
    expect(refusal(sql).code).toBe(code);
    expectUnharmed();
  });

describe('a query never writes', () => {
  refuses('refuses what does not begin as a question', 'query.notReadOnly', [
    'DELETE FROM t',
    'delete from p.t',
    "INSERT INTO t VALUES ('XX', 1)",
    'REPLACE INTO t VALUES (1, 2)',
    'UPDATE t SET cases = 0',
    'CREATE TABLE x(y)',
    'CREATE TEMP TABLE x(y)',
    'CREATE VIRTUAL TABLE x USING fts4(y)',
    'DROP TABLE t',
    'ALTER TABLE t RENAME TO u',
    "ATTACH '/etc/passwd' AS x",
    "ATTACH ':memory:' AS x",
    'DETACH p',
    'PRAGMA query_only = 0',
    'PRAGMA writable_schema = 1',
    'PRAGMA hard_heap_limit = 0',
    "PRAGMA temp_store_directory = '/'",
    'VACUUM',
    "VACUUM INTO '/tmp/x'",
    'REINDEX',
    'ANALYZE',
    'BEGIN',
    'COMMIT',
    'SAVEPOINT s',
    'EXPLAIN SELECT 1',
    'EXPLAIN PRAGMA query_only = 0',
    '/* SELECT */ DELETE FROM t',
    '-- SELECT 1\nDELETE FROM t',
    '\ufeffDELETE FROM t',
    '; DELETE FROM t'.slice(1),
  ]);

  refuses('refuses a question that turns out to write', 'query.notReadOnly', [
    'WITH x AS (SELECT 1) DELETE FROM t',
    "WITH x(g) AS (SELECT 'XX') INSERT INTO t SELECT g, 1 FROM x",
    'WITH x AS (SELECT 1) UPDATE t SET cases = 0',
    'WITH x AS (SELECT 1) REPLACE INTO t SELECT 1, 2',
    'WITH x AS (SELECT 1) DELETE FROM t RETURNING *',
    'WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x LIMIT 3) INSERT INTO p.t SELECT i, i FROM x',
  ]);

  refuses('refuses a second statement, wherever it hides', 'query.severalStatements', [
    'SELECT 1; DELETE FROM t',
    'SELECT 1; SELECT 2',
    "SELECT ';'; DROP TABLE t",
    'SELECT 1;;;\n-- x\n;DELETE FROM t',
    'SELECT 1 /* ; */; PRAGMA query_only = 0',
    'VALUES (1); ATTACH \':memory:\' AS x',
  ]);

  it('nor the schema itself', () => {
    expect(refusal('WITH x AS (SELECT 1) INSERT INTO p.sqlite_schema SELECT * FROM p.sqlite_schema').code).toBe('query.syntax');
    expectUnharmed();
  });

  it('takes semicolons that end nothing', () => {
    expect(engine.query("SELECT ';' AS \";\" ; -- ; \n ;").table.rows).toBe(1);
  });
});

describe('a query reaches nothing but the tables', () => {
  refuses('refuses pragmas and functions that act or tell of the machine', 'query.forbidden', [
    'SELECT * FROM pragma_optimize',
    'SELECT * FROM pragma_database_list',
    "SELECT * FROM pragma_wal_checkpoint('FULL')",
    'SELECT * FROM p.pragma_integrity_check',
    'SELECT * FROM "pragma_hard_heap_limit"',
    'SELECT * FROM [PRAGMA_query_only]',
    "SELECT fts3_tokenizer('simple')",
    "SELECT fts3_tokenizer('simple', x'4141414141414141')",
    "SELECT load_extension('x.so')",
  ]);

  refuses('knows no function that reads or writes files', 'query.syntax', [
    "SELECT writefile('/tmp/molo-hostile', 'x')",
    "SELECT readfile('/etc/passwd')",
    "SELECT edit('x', 'vi')",
    "SELECT eval('DELETE FROM t')",
  ]);

  refuses('knows no table that is a window on files or on the engine', 'query.noTable', [
    "SELECT * FROM fsdir('/')",
    'SELECT * FROM dbstat',
    'SELECT * FROM sqlite_dbpage',
    'SELECT * FROM bytecode(\'SELECT 1\')',
  ]);

  it('may ask what a table looks like', () => {
    expect(engine.query("SELECT name FROM pragma_table_info('t')").table.rows).toBe(2);
    expect(engine.query('SELECT sql FROM p.sqlite_schema').table.rows).toBe(1);
  });
});

describe('a query cannot take the machine with it', () => {
  refuses('stops what asks for too much memory', 'query.memory', [
    'SELECT zeroblob(2e9)',
    'SELECT hex(zeroblob(9e8))',
    'SELECT length(randomblob(900000000))',
    "SELECT printf('%*d', 2000000000, 1)",
    "SELECT printf('%.*c', 900000000, 'a')",
    "SELECT length(printf('%900000000d%900000000d', 1, 1))",
    "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(100000)))",
    'WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT 100000) SELECT length(group_concat(zeroblob(100000))) FROM c',
    'WITH RECURSIVE c(i, x) AS (SELECT 1, zeroblob(100000) UNION ALL SELECT i + 1, zeroblob(100000) FROM c LIMIT 100000) SELECT count(*) FROM (SELECT x FROM c ORDER BY x, i)',
    'WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT i, i * 2, hex(i) FROM c',
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT printf('%020000d', i) FROM c",
  ]);

  const deep = (open: string, middle: string, close: string, depth: number): string => open.repeat(depth) + middle + close.repeat(depth);
  refuses('survives nesting beyond all reason', 'query.syntax', [
    `SELECT ${deep('(', '1', ')', 100_000)}`,
    `SELECT * FROM ${deep('(SELECT * FROM ', '(SELECT 1)', ')', 10_000)}`,
    `SELECT ${deep('CASE WHEN 1 THEN ', '1', ' END', 10_000)}`,
    `SELECT ${'NOT '.repeat(100_000)}1`,
    `SELECT 1${' + 1'.repeat(100_000)}`,
    `SELECT ${deep('abs(', '1', ')', 10_000)}`,
    `SELECT 1${' UNION ALL SELECT 1'.repeat(10_000)}`,
    `SELECT 1${', 1'.repeat(10_000)}`,
    `SELECT 1 FROM t${', t'.repeat(1000)}`,
    `WITH ${Array.from({ length: 3000 }, (_, nth) => `c${nth} AS (SELECT * FROM ${nth > 0 ? `c${nth - 1}` : 't'})`).join(', ')} SELECT * FROM c2999`,
    `SELECT 1${' ,'.repeat(100_000)}`,
  ]);

  it('answers after all of this as before', expectUnharmed);
});

describe('a query is what it looks like', () => {
  refuses('refuses characters that hide something', 'query.character', [
    'SELECT 1\0; DELETE FROM t',
    "SELECT '\0'",
    "SELECT 'a\u202e'",
    'SELECT 1 /* \u2066 */',
    "SELECT '\ud800'",
    'SELECT \udc00',
    'SELECT\u00a01',
    'SELECT cas\u200bes FROM t',
    'SELECT\u30001',
  ]);

  it('takes any text between quotes, and gives it back', () => {
    for (const text of naughtyStrings()) {
      expect(rowAt(engine.query('SELECT :text', { text }).table, 0)).toEqual([text.replace(/\p{Surrogate}/gu, '\ufffd')]);
    }
  });

  it('does not take a name in double quotes for a text', () => {
    expect(refusal('SELECT * FROM t WHERE geo = "PL"')).toMatchObject({ code: 'query.quotes', params: { line: 1, column: 29 } });
    expect(refusal('SELECT "PL" FROM t').code).toBe('query.quotes');
    expect(engine.query('SELECT "geo", "t"."cases" AS "n" FROM "p"."t" WHERE "geo" = \'PL\'').table.rows).toBe(1);
  });
});

describe('a refusal says where and tells no values', () => {
  it.each([
    ["SELECT *\nFROM t\nWHERE geo = 'x' 'Kowalski'", { message: 'syntax error', line: 3, column: 17 }],
    ["SELECT 'Kowalski", { message: 'unrecognized token', line: 1, column: 8 }],
    ['SELECT geo,, cases FROM t', { message: 'near ",": syntax error', line: 1, column: 12 }],
    ['SELECT geo, cases FORM t', { message: 'near "t": syntax error', line: 1, column: 24 }],
    ['SELECT geo\nFROM t\nWHERE caces > 1', { message: 'no such column: caces', line: 3, column: 7 }],
    ['SELECT medain(cases) FROM t', { message: 'no such function: medain', line: 1, column: 8 }],
    ['SELECT geo FROM t AS a, t AS b', { message: 'ambiguous column name: geo', line: 1, column: 8 }],
    ['SELECT geo FROM', { message: 'incomplete input', line: 1, column: 16 }],
    ['SELEKT 1', { message: 'syntax error', line: 1, column: 1 }],
  ])('%j', (sql, params) => {
    expect(refusal(sql)).toMatchObject({ code: 'query.syntax', params });
  });

  it.each([
    ['DROP TABLE t', { word: 'DROP', line: 1, column: 1 }],
    ['-- all\n  delete FROM t', { word: 'DELETE', line: 2, column: 3 }],
    ['WITH x AS (SELECT 1)\nDELETE FROM t', { word: 'DELETE', line: 2, column: 1 }],
    ['EXPLAIN SELECT 1', { word: 'EXPLAIN', context: 'explain', line: 1, column: 1 }],
    ['PRAGMA table_info(t)', { word: 'PRAGMA', context: 'pragma', line: 1, column: 1 }],
  ])('names the word that does not read: %j', (sql, params) => {
    const { code, params: told } = refusal(sql);
    expect([code, told]).toEqual(['query.notReadOnly', params]);
  });

  it('leads from PRAGMA to a query that lists the fields', () => {
    expect(engine.query("SELECT name FROM pragma_table_info('t')").table.rows).toBe(2);
  });

  it.each(['', '-- nothing', '/* nothing */ ;;\n'])('says calmly that nothing is written: %j', (sql) => {
    expect(refusal(sql)).toMatchObject({ code: 'query.empty', params: {} });
  });

  it('passes over semicolons that end nothing, and keeps its places', () => {
    for (const sql of [';SELECT geo FROM t', '-- none\n ;; SELECT geo FROM t;;']) expect(engine.query(sql).table.rows).toBe(2);
    expect(refusal(';\n SELECT geo,, cases FROM t')).toMatchObject({ code: 'query.syntax', params: { message: 'near ",": syntax error', line: 2, column: 13 } });
    expect(refusal('; DROP TABLE t')).toMatchObject({ code: 'query.notReadOnly', params: { word: 'DROP', line: 1, column: 3 } });
    expect(refusal('; SELECT 1; SELECT 2')).toMatchObject({ code: 'query.severalStatements', params: { line: 1, column: 13 } });
  });

  it('names a table that is not open', () => {
    expect(refusal('SELECT * FROM tt')).toMatchObject({ code: 'query.noTable', params: { table: 'tt', line: 1, column: 15 } });
    expect(refusal('SELECT * FROM "tt"')).toMatchObject({ code: 'query.noTable', params: { table: 'tt', line: 1, column: 15 } });
  });

  it.each(["SELECT json('{Kowalski')", "SELECT json_extract('{}', 'Kowalski')", "SELECT 'a' LIKE 'b' ESCAPE 'Kowalski'", "SELECT geo FROM t WHERE geo MATCH 'Kowalski'", "SELECT abs(-9223372036854775808), 'Kowalski'"])('%j', (sql) => {
    const { code, params } = refusal(sql);
    expect(code).toBe('query.failed');
    expect(JSON.stringify(params)).not.toContain('Kowalski');
  });
});
