import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();
const CASES = tableOf([field('month', 'yearmonth', 'Month'), field('geo', 'string'), field('n', 'integer')], [['2020-01', 'PL', 3], ['2020-01', 'CZ', 4], ['2020-02', 'PL', null], ['2020-03', null, 7]]);
const MOVING = 'with m as (select month, sum(n) as s from cases group by month) select month, s, avg(s) over (order by month rows between 1 preceding and current row) as moving from m';

let engine: Engine;
beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', [{ name: 'cases', table: CASES }]);
});
afterEach(() => engine.close());

describe('a statement of which the kernel answers a part', () => {
  it('has the answer, the fields and the sources that SQLite alone gives', () => {
    const [both, sqliteAlone] = [engine.query(MOVING), engine.query(MOVING, {}, { kernel: 'off' })];
    expect([both.answeredBy, sqliteAlone.answeredBy]).toEqual(['both', 'sqlite']);
    expect(both.table).toEqual(sqliteAlone.table);
    expect([both.sources, both.question, both.truncated]).toEqual([sqliteAlone.sources, sqliteAlone.question, sqliteAlone.truncated]);
    expect(engine.query(MOVING, {}, { maxRows: 1 })).toMatchObject({ answeredBy: 'both', truncated: true, table: { rows: 1 } });
  });

  it('needs no page of the tables that only the part reads', () => {
    engine.query(MOVING);
    expect(engine.written('week')).toBeNull();
  });

  it('leaves nothing behind, also where it fails', () => {
    engine.query(MOVING);
    const failing = 'select month, abs(-9223372036854775807 - s) over_it, row_number() over () from (select month, count(*) as s from cases group by month)';
    expect(() => engine.query(failing)).toThrow('query.failed');
    expect(engine.tables().map(({ name }) => name)).toEqual(['cases']);
    expect(() => engine.query('select * from molo_inner_1')).toThrow('query.noTable');
  });

  it('is answered by SQLite alone where all ten places are taken', () => {
    for (let nth = 2; nth <= 10; nth++) engine.attach(`p${nth}`, [{ name: `t${nth}`, table: CASES }]);
    expect(engine.query(MOVING).answeredBy).toBe('sqlite');
  });

  it('is explained as such', () => {
    const { answeredBy, steps, reason } = engine.explain(MOVING);
    expect([answeredBy, reason, steps[0]?.key]).toEqual(['both', 'window', 'kernelInner']);
    expect(steps.filter(({ key }) => key === 'kernelScan' || key === 'scan').map(({ params }) => params)).toEqual([{ table: 'cases' }, { table: 'm' }, { table: '(...)' }]);
    expect([JSON.stringify(steps).includes('molo_inner'), engine.tables().length]).toEqual([false, 1]);
    expect(engine.explain('select geo, sum(n) from cases group by geo').steps.map(({ key }) => key)).toContain('kernelGroup');
  });

  it('is explained as SQLite\'s where a row has several partners in what it would be looked up in', () => {
    const twice = 'select a.geo from cases a join cases b on b.geo = a.geo';
    expect(engine.query(twice).answeredBy).toBe('sqlite');
    expect(engine.explain(twice)).toMatchObject({ answeredBy: 'sqlite', reason: 'duplicateKey' });
    expect(() => engine.query(twice, {}, { kernel: 'on' })).toThrow('query.notByKernel {"reason":"duplicateKey"}');
  });

  it('is refused where nobody but the kernel may answer', () => {
    expect(() => engine.query(MOVING, {}, { kernel: 'on' })).toThrow('query.notByKernel {"reason":"window"}');
  });
});
