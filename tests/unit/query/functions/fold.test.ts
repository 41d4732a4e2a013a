import { expect, it } from 'vitest';
import { createEngine, loadSqlite } from '#shared/query';
import { rowAt } from '#shared/table';
import { fold } from '../../../../shared/query/functions/fold';

it.each([
  ['Zażółć gęślą JAŹŃ', 'zazolc gesla jazn'],
  ['Łódź, Ústí nad Labem, Győr, Žilina', 'lodz, usti nad labem, gyor, zilina'],
  ['Straße, Ærø, Đakovo, İstanbul', 'strasse, aero, dakovo, istanbul'],
  ['Йогурт Ελλάδα', 'иогурт ελλαδα'],
  ['日本 हिन्दी', '日本 हिन्दी'],
])('finds %s also when typed as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('is there in SQL, for texts of any length, numbers and NULL', async () => {
  const engine = createEngine(await loadSqlite());
  const { table } = engine.query('SELECT fold(:long) = lower(:plain), fold(12), fold(NULL), fold(x\'00\')', { long: 'Ó'.repeat(300_000), plain: 'O'.repeat(300_000) });
  expect(rowAt(table, 0)).toEqual([1, '12', null, null]);
  engine.close();
});
