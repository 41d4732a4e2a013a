import { expect, it } from 'vitest';
import { aliasOf } from '#shared/query';

it.each([
  ['asylum-v4', 'asylum_v4'],
  ['Sprawy cudzoziemców – Łódź', 'sprawy_cudzoziemcow_lodz'],
  ['2022_asylum', '_2022_asylum'],
  ['order', '_order'],
  ['--', 'data'],
  ['данные', 'data'],
  ['migr.asyappctza/2022', 'migr_asyappctza_2022'],
])('a package named %s is attached as %s, which needs no quotes', (name, alias) => {
  expect(aliasOf(name)).toBe(alias);
});

it('a second package of one name gets _2, and none takes the names that SQLite keeps', () => {
  expect(aliasOf('week', ['week', 'WEEK_2'])).toBe('week_3');
  expect(aliasOf('main')).toBe('_main');
});
