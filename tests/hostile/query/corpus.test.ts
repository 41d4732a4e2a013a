import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asMoloError, type ErrorCode } from '#shared/base';
import { resultDigest } from '#shared/provenance';
import { createEngine, type Engine, loadSqlite, quoteName, writeDatabase } from '#shared/query';
import { type Attack, CORPUS } from './corpus';
import { TABLES } from './tables';

let engine: Engine;

beforeAll(async () => {
  engine = createEngine(await loadSqlite(), { heapBytes: 16 * 2 ** 20, resultBytes: 4 * 2 ** 20 });
  engine.attach('p', TABLES.p);
  engine.attach('q', writeDatabase(TABLES.q));
});

afterAll(() => engine.close());

/** What all tables hold, and what there is beside them. */
function contents(): unknown {
  const tables = engine.tables().map(({ alias, name }) => {
    const { table } = engine.query(`SELECT * FROM ${quoteName(alias)}.${quoteName(name)} ORDER BY rowid`, {}, { kernel: 'off' });
    return [alias, name, resultDigest(table)];
  });
  return [...tables, resultDigest(engine.query('SELECT * FROM temp.sqlite_schema').table), resultDigest(engine.query('SELECT * FROM pragma_table_list ORDER BY 1, 2').table)];
}

function outcome(sql: string, kernel: 'auto' | 'off'): ErrorCode | 'answers' {
  try {
    engine.query(sql, {}, { kernel, maxRows: 1_000_000 });
    return 'answers';
  } catch (error) {
    return asMoloError(error).code;
  }
}

const shown = (sql: string): string => JSON.stringify(sql.length > 60 ? `${sql.slice(0, 60)} ...` : sql);
const families = [...new Set(CORPUS.map(([family]) => family))];

describe.each(families)('%s', (family) => {
  let before: unknown;
  beforeAll(() => (before = contents()));

  const own = CORPUS.filter((attack) => attack[0] === family);
  it.each(own.map(([, expected, sql]: Attack) => [shown(sql), expected, sql] as const))('%s: %s', (_, expected, sql) => {
    expect(['auto', 'off'].map((kernel) => outcome(sql, kernel as 'auto' | 'off'))).toEqual([expected, expected]);
    expect(engine.query('SELECT sum(cases) AS cases FROM p.t').table.columns[0]).toMatchObject({ values: Int32Array.of(10) });
  });

  it('leaves everything as it was', () => {
    expect(contents()).toEqual(before);
  });
});
