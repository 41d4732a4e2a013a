import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseChart, planChart, renderSvg } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import type { Cell, Table } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const translator = createTranslator('en');
const FIELDS = [field('place', 'string', 'Place'), field('group', 'string', 'Group'), field('n', 'integer', 'Number')];

const rowsOf = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 30 })
  .map((rows) => rows.toSorted((one, other) => one.slice(0, 2).join().localeCompare(other.slice(0, 2).join())));

const measure = fc.constantFrom({ aggregate: 'count' }, ...['sum', 'mean', 'min', 'max'].map((aggregate) => ({ aggregate, field: 'n' })));
const place = fc.constantFrom({ field: 'place' }, { field: 'place', sort: 'descending' }, { field: 'place', sort: '-y' }, { field: 'place', sort: ['c', 'a', 'b'] });

const spec = fc.oneof(
  fc.record({ mark: fc.constantFrom('bar', 'point', 'tick'), encoding: fc.record({ x: place, y: measure }) }),
  fc.record({ mark: fc.constantFrom('bar', 'line', 'point'), encoding: fc.record({ x: fc.constant({ field: 'place' }), y: measure, color: fc.constant({ field: 'group' }) }) }),
  fc.record({ mark: fc.constant('bar'), encoding: fc.record({ x: fc.constantFrom({ field: 'place', sort: '-y' }, { field: 'place', sort: 'y' }), y: measure, color: fc.constant({ field: 'group' }) }) }),
  fc.record({ mark: fc.constant('bar'), encoding: fc.record({ x: fc.constant({ field: 'place' }), xOffset: fc.constant({ field: 'group' }), y: measure }) }),
  fc.record({ mark: fc.constant('rect'), encoding: fc.record({ x: fc.constant({ field: 'place' }), y: fc.constant({ field: 'group' }), color: measure }) }),
);

let database: initSqlJs.Database;
beforeAll(async () => {
  const { Database } = await initSqlJs();
  database = new Database();
});

function answer(sql: string, rows: readonly (readonly Cell[])[]): Table {
  database.run('DROP TABLE IF EXISTS t; CREATE TABLE t (place, "group", n)');
  for (const row of rows) database.run('INSERT INTO t VALUES (?, ?, ?)', row as initSqlJs.SqlValue[]);
  const [{ columns, values } = { columns: [], values: [] }] = database.exec(sql);
  const known = new Map(FIELDS.map((each) => [each.name, each]));
  return tableOf(columns.map((name) => known.get(name) ?? field(name, name.startsWith('mean') ? 'number' : 'integer')), values);
}

/** The picture to a millionth of a pixel: SQLite adds up with compensation, Vega as it goes, so a mean may differ in its last bit. */
function seen(svg: string): string {
  return svg.replace(/-?\d+\.\d{6,}/g, (number) => Number(number).toFixed(6));
}

describe('a picture whose aggregates SQL computed', () => {
  it('is the picture that Vega would have computed from the rows', async () => {
    await fc.assert(
      fc.asyncProperty(spec, rowsOf, async (drawn, rows) => {
        const plan = planChart(parseChart({ data: { name: 't' }, ...drawn }), [{ name: 't', fields: FIELDS }]);
        fc.pre(plan.sql.includes('GROUP BY'));
        const pushed = await renderSvg(plan.spec, answer(plan.sql, rows), { translator, fields: plan.fields });
        const computed = await renderSvg(drawn, tableOf(FIELDS, rows), { translator });
        expect(seen(pushed)).toBe(seen(computed));
      }),
      { numRuns: 60 },
    );
  });
});
