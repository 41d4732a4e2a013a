import { describe, expect, it } from 'vitest';
import { loadSqlite } from '#shared/query';
import { recordsOf } from '../../slt/script';
import { runScript } from '../../slt/run-script';

const sqlite = await loadSqlite();
const TABLE = 'statement ok\nCREATE TABLE t(a INTEGER, b)\n\nstatement ok\nINSERT INTO t VALUES (1, 2), (2, 1)\n\n';

function outcome(script: string): { passed: number; failed: string[]; skipped: string[] } {
  const { passed, failures, skipped } = runScript(sqlite, script);
  return { passed, failed: failures.map(({ line, problem }) => `${line}: ${problem}`), skipped: [...skipped.keys()] };
}

describe('records', () => {
  it('reads statements and queries with their lines, types, sort mode and label', () => {
    expect(recordsOf('# a comment\n\nstatement error # really\nSELECT\n  1\n\nquery IT rowsort l1 # so\nSELECT 1,\n# within\n\'a\'\n----\n1\na\n')).toEqual([
      { line: 3, forOthers: null, order: { kind: 'statement', sql: 'SELECT\n  1', expected: 'error' } },
      { line: 7, forOthers: null, order: { kind: 'query', sql: "SELECT 1,\n'a'", types: 'IT', sort: 'rowsort', label: 'l1', expected: ['1', 'a'] } },
    ]);
  });

  it('leaves out what is for other databases, and takes lines that end as in Windows', () => {
    expect(recordsOf('skipif sqlite\r\nhalt\r\n\r\nonlyif mysql # so\r\nonlyif sqlite\r\nhalt\r\n \r\nonlyif sqlite\r\nhalt\r\n')).toEqual([
      { line: 2, forOthers: 'skipif sqlite', order: { kind: 'halt' } },
      { line: 6, forOthers: 'onlyif mysql', order: { kind: 'halt' } },
      { line: 9, forOthers: null, order: { kind: 'halt' } },
    ]);
  });

  it('says what is wrong with a record that it does not know', () => {
    expect(recordsOf('query X\nSELECT 1\n\nquery I sideways\nSELECT 1\n\nstatement maybe\nx').map(({ order }) => order.kind)).toEqual(['faulty', 'faulty', 'faulty']);
  });
});

describe('a run', () => {
  it('takes a record without its first word for a statement, which has to work', () => {
    expect(outcome(`${TABLE}DROP TABLE IF EXISTS t\n\nstatement error\nSELECT a FROM t\n\nfrobnicate\nSELECT 1\n`)).toMatchObject({ passed: 4, failed: [expect.stringContaining('should have worked')] });
  });

  it('writes REAL with three decimals as SQLite does, also where its digits end before them', () => {
    const reals = '169.42 / 8, 0.0005, -0.0001, 15619083368913.258, 123456789012345680000.0, 1e22, 9e999, -9e999';
    const told = ['21.177', '0.001', '-0.000', '15619083368913.260', '123456789012345700000.000', '10000000000000000000000.000', 'Inf', '-Inf'];
    expect(outcome(`query RRRRRRRR\nSELECT ${reals}\n----\n${told.join('\n')}\n\nquery TTT\nSELECT 1e23, 9e999, 0.5\n----\n1.0e+23\nInf\n0.5\n`)).toEqual({ passed: 2, failed: [], skipped: [] });
  });

  it('has SQLite judge a result of which the script tells nothing', () => {
    expect(outcome(`${TABLE}query I\nSELECT a FROM t\n----\n\nquery I\nSELECT a FROM t WHERE a > 1 AND b > 1\n----\n`)).toEqual({ passed: 4, failed: [], skipped: [] });
  });

  it('fails for a wrong value, too many, too few, another type of columns and another hash', () => {
    const { failed } = outcome(`${TABLE}query I\nSELECT a FROM t ORDER BY a\n----\n1\n3\n\nquery I\nSELECT a FROM t ORDER BY a\n----\n1\n\nquery I\nSELECT max(a) FROM t\n----\n2\n2\n\nquery II\nSELECT a FROM t\n----\n\nquery I\nSELECT a FROM t\n----\n2 values hashing to 00000000000000000000000000000000`);
    expect(failed.map((text) => text.slice(0, text.indexOf(':')))).toEqual(['7', '13', '18', '24', '28']);
  });

  it('fails for results that differ under one label', () => {
    expect(outcome(`${TABLE}query I rowsort x\nSELECT a FROM t\n----\n1\n2\n\nquery I rowsort x\nSELECT a + 1 FROM t\n----\n2\n3\n`).failed).toEqual(['13: another result than before under the label x']);
  });

  it('fails for a statement that works though it should not, and the other way round', () => {
    expect(outcome(`${TABLE}statement error\nINSERT INTO t VALUES (3, 3)\n\nstatement ok\nINSERT INTO nowhere VALUES (3)\n\nstatement ok\nSELECT nothing FROM t\n\nstatement error\nSELECT a FROM t`).failed).toHaveLength(4);
  });

  it('sorts by rows and by values, and hashes with MD5', () => {
    const hash = '4 values hashing to c5a08b59ba42ee24e45f0a49b54e7ee4';
    expect(outcome(`${TABLE}query II rowsort\nSELECT a, b FROM t ORDER BY a DESC\n----\n1\n2\n2\n1\n\nquery II valuesort\nSELECT a, b FROM t\n----\n1\n1\n2\n2\n\nquery II valuesort\nSELECT a, b FROM t\n----\n${hash}`)).toMatchObject({ passed: 4, failed: [expect.stringContaining('hashing')] });
  });

  it('skips what Molo refuses by design and what no package can hold, and says why', () => {
    const script = `${TABLE}query I\nPRAGMA user_version\n----\n0\n\nquery I\nSELECT a FROM t WHERE a = "x"\n----\n\nstatement ok\nCREATE TEMP VIEW v AS SELECT 1 AS x\n\nquery I\nSELECT x FROM v\n----\n1\n\nquery I\nSELECT a FROM main.t\n----\n1\n\nstatement ok\nBEGIN\n\nstatement ok\nDELETE FROM t\n\nquery I\nSELECT count(*) FROM t\n----\n0\n\nstatement ok\nROLLBACK\n\nquery I\nSELECT count(*) FROM t\n----\n2\n`;
    const { failed, skipped } = outcome(script);
    expect(failed).toEqual([]);
    expect(skipped).toEqual([
      'it is no question: Molo only reads',
      'a text in double quotes, which Molo takes for a name',
      'a temporary table or view, which no package can hold',
      'it names the database main',
      'within a transaction, of which nobody else sees anything',
    ]);
  });

  it('asks the bytes where columns cannot hold a table, and takes a query that fails on its way for one without rows', () => {
    const { answeredBy, failures } = runScript(sqlite, `${TABLE}query I\nSELECT sum(b) FROM t\n----\n3\n\nstatement ok\nCREATE TABLE u(a INTEGER)\n\nstatement ok\nINSERT INTO u VALUES (1<<63), (1<<63)\n\nquery I\nSELECT sum(a) FROM u\n----\n\nquery I\nSELECT count(a) FROM u\n----\n2\n`);
    expect(failures).toEqual([]);
    expect(answeredBy).toMatchObject({ bytes: 1 });
    expect(answeredBy.kernel + answeredBy.sqlite).toBe(1);
  });
});
