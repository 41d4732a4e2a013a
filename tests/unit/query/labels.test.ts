import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerByKernel, createEngine, type Engine, fieldsPlanned, fieldsRead, labelViews, loadSqlite, type QueryOptions } from '#shared/query';
import { type Cell, columnFrom, dictionaryFrom, type Field, rowAt, type Table } from '#shared/table';

const sqlite = await loadSqlite();

const GEO: Field = { name: 'geo', type: 'string', title: { en: 'Country' }, categories: [{ value: 'PL', label: { en: 'Poland', pl: 'Polska' } }, { value: 'CZ', label: { en: 'Czechia', pl: 'Czechy' } }, { value: 'XX' }] };
const SEX: Field = { name: 'sex', type: 'integer', categories: [{ value: 1, label: { '': 'men' } }, { value: 2, label: { '': 'women' } }] };
const FLAG: Field = { name: 'n_flag', type: 'string', categories: [{ value: 'c', label: { '': 'confidential' } }, { value: 'p', label: { '': 'provisional' } }] };

const CASES: Table = {
  rows: 4,
  fields: [GEO, SEX, { name: 'n', type: 'integer' }, FLAG],
  columns: [dictionaryFrom(['PL', 'CZ', 'XX', null]), columnFrom([1, 2, 9, 1]), columnFrom([7, null, 0, null]), dictionaryFrom(['p', 'c', '', null])],
};

let engine: Engine;
beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', [{ name: 'cases', table: CASES }]);
});
afterEach(() => engine.close());

const ask = (sql: string, options: QueryOptions = {}): Cell[][] => {
  const { table } = engine.query(sql, {}, options);
  return Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
};

describe('the labels of coded fields', () => {
  it('stand beside the codes in a view, in each language, and NULL where a code means nothing', () => {
    expect(engine.query('SELECT * FROM cases_labels').table.fields.map(({ name }) => name)).toEqual(['geo', 'geo_label', 'geo_label_en', 'geo_label_pl', 'sex', 'sex_label', 'n', 'n_flag', 'n_flag_label']);
    expect(ask('SELECT geo, geo_label, geo_label_pl, sex_label FROM week.cases_labels')).toEqual([
      ['PL', 'Poland', 'Polska', 'men'],
      ['CZ', 'Czechia', 'Czechy', 'women'],
      ['XX', null, null, null],
      [null, null, null, 'men'],
    ]);
  });

  it('bear the title of their field, and the code says beside them that it is one', () => {
    const title = { en: 'Country', pl: 'Kraj' };
    engine.attach('named', [{ name: 't', table: { rows: 1, fields: [{ ...GEO, title }, { name: 'n', type: 'integer', title }], columns: [dictionaryFrom(['PL']), columnFrom([1])] } }]);
    for (const kernel of ['on', 'off'] as const) {
      expect(engine.query('SELECT geo, geo_label, geo_label_pl, n FROM t_labels', {}, { kernel }).table.fields.map((field) => field.title)).toEqual([
        { en: 'Country (code)', pl: 'Kraj (kod)' },
        title,
        { en: 'Country (pl)', pl: 'Kraj (pl)' },
        title,
      ]);
    }
    expect(engine.query('SELECT geo FROM named.t').table.fields[0]?.title).toEqual(title);
  });

  it('are the same whoever answers', () => {
    const sql = 'SELECT sex_label, count(*), sum(n) FROM cases_labels GROUP BY sex_label ORDER BY 1';
    expect(ask(sql, { kernel: 'on' })).toEqual([[null, 1, 0], ['men', 2, 7], ['women', 1, null]]);
    expect(ask(sql, { kernel: 'off' })).toEqual(ask(sql, { kernel: 'on' }));
  });

  it('share the codes of their column, where each code has a label of its own', () => {
    const own: Field = { name: 'geo', type: 'string', categories: ['PL', 'CZ', 'XX'].map((value) => ({ value, label: { en: `land ${value}` } })) };
    const column = dictionaryFrom(['PL', 'CZ', 'XX', 'PL']);
    const two = createEngine(sqlite);
    two.attach('p', [{ name: 't', table: { rows: 4, fields: [own], columns: [column] } }]);
    expect(two.query('SELECT geo_label, count(*) FROM t_labels GROUP BY 1 ORDER BY 1', {}, { kernel: 'on' }).table.rows).toBe(3);
    two.close();
  });

  it('of several codes that mean the same are one group', () => {
    const field: Field = { name: 'geo', type: 'string', categories: [{ value: 'GR', label: { en: 'Greece' } }, { value: 'EL', label: { en: 'Greece' } }] };
    engine.attach('old', [{ name: 'codes', table: { rows: 3, fields: [field], columns: [dictionaryFrom(['GR', 'EL', '?'])] } }]);
    for (const kernel of ['on', 'off'] as const) {
      expect(ask('SELECT geo_label, count(*) FROM codes_labels GROUP BY geo_label ORDER BY geo_label', { kernel })).toEqual([[null, 1], ['Greece', 2]]);
    }
  });

  it('keep the flags of values apart from values that are missing, empty or nought', () => {
    expect(ask("SELECT n, n_flag, n_flag_label, n IS NULL, n_flag = '' FROM cases_labels")).toEqual([
      [7, 'p', 'provisional', 0, 0],
      [null, 'c', 'confidential', 1, 0],
      [0, '', null, 0, 1],
      [null, null, null, 1, null],
    ]);
    expect(ask("SELECT count(*), count(n), sum(n_flag = 'c'), sum(n = 0) FROM cases")).toEqual([[4, 2, 1, 1]]);
  });

  it('are listed as a view of their table, and their rows count as read from it', () => {
    expect(engine.tables().map(({ name, base }) => [name, base])).toEqual([['cases', undefined], ['cases_labels', 'cases']]);
    expect(engine.query('SELECT geo_label FROM cases_labels', {}, { kernel: 'off' }).sources).toEqual([{ alias: 'week', name: 'cases' }]);
    expect(engine.query('SELECT count(*) FROM cases_labels', {}, { kernel: 'on' }).sources).toEqual([{ alias: 'week', name: 'cases' }]);
  });

  it('are foretold of fields alone, without any row', () => {
    const taken: Table = { rows: 1, fields: [SEX, { name: 'sex_label', type: 'string' }], columns: [columnFrom([2]), dictionaryFrom(['mine'])] };
    engine.attach('old', [{ name: 'cases', table: CASES }, { name: 'Cases_Labels', table: taken }, { name: 'plain', table: { rows: 1, fields: [{ name: 'n', type: 'integer' }], columns: [columnFrom([1])] } }]);
    for (const alias of ['week', 'old']) {
      const listed = engine.tables().filter((table) => table.alias === alias);
      const foretold = labelViews(listed.filter(({ base }) => base === undefined));
      expect(foretold.length).toBeGreaterThan(0);
      expect(foretold.map((view) => ({ alias, ...view }))).toEqual(listed.filter(({ base }) => base !== undefined));
    }
  });

  it('take a name that is free, and leave every field and table its own', () => {
    const table: Table = { rows: 1, fields: [SEX, { name: 'sex_label', type: 'string' }], columns: [columnFrom([2]), dictionaryFrom(['mine'])] };
    engine.attach('p', [{ name: 't', table }, { name: 't_labels', table }]);
    expect(engine.tables().filter(({ alias }) => alias === 'p').map(({ name, base }) => [name, base])).toEqual([['t', undefined], ['t_labels', undefined], ['t_labels_2', 't'], ['t_labels_labels', 't_labels']]);
    expect(ask('SELECT sex_label, sex_label_2 FROM t_labels_2')).toEqual([['mine', 'women']]);
  });

  it('need no more to be read than the codes', () => {
    const outline = [{ alias: 'week', tables: [{ name: 'cases', fields: CASES.fields }] }];
    expect(fieldsRead(sqlite, outline, 'SELECT geo_label_pl, count(*) FROM cases_labels GROUP BY 1')).toEqual([[new Set(['geo'])]]);
    expect(fieldsRead(sqlite, outline, 'SELECT count(*) FROM cases_labels JOIN cases USING (n)')).toEqual([[new Set(['n'])]]);
  });

  it('are answered without an engine as with one, from the codes alone', () => {
    const sql = 'SELECT l.geo_label, count(*) FROM cases_labels l WHERE sex = 1 GROUP BY 1';
    const outline = [{ alias: 'week', tables: [{ name: 'cases', fields: CASES.fields }] }];
    expect(fieldsPlanned(outline, sql)).toEqual([[new Set(['geo', 'sex'])]]);
    expect(fieldsPlanned(outline, 'SELECT sum(n) FROM cases')).toEqual([[new Set(['n'])]]);
    const { table, sources } = engine.query(sql, {}, { kernel: 'off' });
    const loaded = (names: string[]) => [{ alias: 'week', tables: [{ name: 'cases', table: CASES, loaded: new Set(names) }] }];
    expect(answerByKernel(loaded(['geo', 'sex']), sql)).toMatchObject({ table, sources });
    expect(answerByKernel(loaded(['geo']), sql)).toBeNull();
  });

  it('are no table that another package has under their name, with an engine or without one', () => {
    const plain: Table = { rows: 1, fields: [{ name: 'n', type: 'integer' }], columns: [columnFrom([5])] };
    const databases = [{ alias: 'week', tables: [{ name: 'cases', table: CASES }] }, { alias: 'other', tables: [{ name: 'cases_labels', table: plain }] }];
    engine.attach('other', databases[1]?.tables ?? []);
    expect(() => ask('SELECT sum(n) FROM cases_labels')).toThrowError(expect.objectContaining({ code: 'query.ambiguous' }) as Error);
    expect(answerByKernel(databases, 'SELECT sum(n) FROM cases_labels')).toBeNull();
    expect(answerByKernel(databases, 'SELECT sum(n) FROM other.cases_labels')).toMatchObject({ sources: [{ alias: 'other', name: 'cases_labels' }] });
  });

  it('are not there where a field has codes without labels', () => {
    const plain: Field = { name: 'geo', type: 'string', categories: [{ value: 'PL' }] };
    engine.attach('p', [{ name: 'plain', table: { rows: 1, fields: [plain], columns: [dictionaryFrom(['PL'])] } }]);
    expect(engine.tables().some(({ name }) => name === 'plain_labels')).toBe(false);
  });
});
