import { expect, it } from 'vitest';
import { COMPLETE_LANGUAGES, createTranslator, type MessageKey } from '#shared/i18n';
import { createEngine, FUNCTION_DOCS, loadSqlite } from '#shared/query';
import { STATISTICS } from '#shared/statistics';
import { rowAt } from '#shared/table';
import { FUNCTIONS } from '../../../../shared/query/functions';
import { field, tableOf } from '../../../support/tables';

const PEOPLE = tableOf(
  [...['cases', 'year', 'days', 'rate', 'population', 'age', 'persons', 'unemployment'].map((name) => field(name, 'number')), ...['decision', 'month', 'name'].map((name) => field(name, 'string'))],
  [
    [3, 2021, 10, 1.5, 100, 30, 2, 5, 'positive', '2021-11', 'Łódź'],
    [8, 2022, 12, 2.5, 200, 40, 3, 6, 'negative', '2022-01', 'Lublin'],
  ],
);

it('every function that Molo adds is documented, and none that it does not', () => {
  const names = [...STATISTICS, ...FUNCTIONS].map(({ name }) => name);
  expect(FUNCTION_DOCS.map(({ name }) => name).sort()).toEqual(names.sort());
  const statistics = new Set(STATISTICS.map(({ name }) => name));
  expect(FUNCTION_DOCS.filter(({ name, kind }) => statistics.has(name) !== (kind === 'aggregate'))).toEqual([]);
});

it('a signature has the arguments that SQL takes', () => {
  const counts = new Map(STATISTICS.map(({ name, series, parameters }) => [name, series.length + parameters.length]));
  for (const { name, arity } of FUNCTIONS) counts.set(name, arity);
  expect(FUNCTION_DOCS.filter(({ name, signature }) => signature.split(', ').length !== counts.get(name))).toEqual([]);
});

it.each(COMPLETE_LANGUAGES)('has a text for each in %s', (language) => {
  const { t } = createTranslator(language);
  for (const { doc } of FUNCTION_DOCS) expect(t(doc as MessageKey)).toMatch(/\.$/);
});

it('every example is a call that has an answer', async () => {
  const engine = createEngine(await loadSqlite());
  engine.attach('week', [{ name: 'people', table: PEOPLE }]);
  for (const { example } of FUNCTION_DOCS) expect(rowAt(engine.query(`SELECT ${example} FROM people`).table, 0)[0], example).not.toBeNull();
  engine.close();
});
