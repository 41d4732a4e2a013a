import { afterAll, describe, expect, it } from 'vitest';
import type { Digest } from '#shared/base';
import { createEngine, ENGINE_VERSION, loadSqlite, type QueryParams } from '#shared/query';
import { rowAt } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();
const CASES = tableOf([field('geo', 'string'), field('day', 'date'), field('n', 'integer')], [['PL', '2022-02-24', 7]]);
const DIGEST = `sha256:${'a'.repeat(64)}` as Digest;
const OTHER = `sha256:${'b'.repeat(64)}` as Digest;

const engineWith = (digest: Digest | null, alias = 'week'): ReturnType<typeof createEngine> => {
  const engine = createEngine(sqlite);
  engine.attach(alias, [{ name: 'cases', table: CASES }, { name: 'unknown', table: CASES, digest: null }], { digest });
  return engine;
};
const engine = engineWith(DIGEST);
afterAll(() => engine.close());

const questionOf = (sql: string, params: QueryParams = {}): Digest | null => engine.question(sql, params);

describe('the digest of a question', () => {
  it('is the same before and after, and whoever answers', () => {
    const sql = 'select geo, sum(n) from cases group by geo';
    const before = engine.question(sql);
    expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect([engine.query(sql).question, engine.query(sql, {}, { kernel: 'off' }).question]).toEqual([before, before]);
  });

  it('is another one for another text, value, alias or edition', () => {
    const sql = 'select sum(n) from cases where n > :least';
    const seen = [questionOf(sql, { least: 1 }), questionOf(`${sql} `, { least: 1 }), questionOf(sql, { least: 2 }), questionOf(sql, { least: '1' })];
    for (const [digest, alias] of [[OTHER, 'week'], [DIGEST, 'month']] as const) {
      const changed = engineWith(digest, alias);
      seen.push(changed.question(sql, { least: 1 }));
      changed.close();
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).not.toContain(null);
  });

  it('is none where a table that is read is from nobody knows where', () => {
    const nameless = engineWith(null);
    expect(nameless.question('select count(*) from cases')).toBeNull();
    expect(nameless.question('select 1')).not.toBeNull();
    nameless.close();
  });

  it.each(['select random()', 'select current_date', 'select date()', "select date('now')", "select datetime(' NOW ')", "select strftime('%Y')", 'select "random"()', 'select julianday ( )', 'select randomblob(4) from cases'])('is none where the answer changes: %s', (sql) => {
    expect(questionOf(sql)).toBeNull();
  });

  it.each(["select date(day) from cases", "select strftime('%Y', day) from cases", "select datetime(day, '+1 day') from cases", "select 'knowing'"])('is there where only the data speak: %s', (sql) => {
    expect(questionOf(sql)).not.toBeNull();
  });

  it('is none where a value asks for the clock', () => {
    expect(questionOf('select date(:day)', { day: 'now' })).toBeNull();
  });

  it('names the version of SQLite that runs', () => {
    expect(`sqlite/${String(rowAt(engine.query('select sqlite_version()').table, 0)[0])}`).toBe(ENGINE_VERSION.split(' ')[1]);
  });
});
