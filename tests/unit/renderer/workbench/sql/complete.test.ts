import { beforeAll, describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { createEngine, loadSqlite, type Sqlite } from '#shared/query';
import { completeSql } from '../../../../../renderer/workbench/sql/complete';
import { KNOWN_FUNCTIONS } from '../../../../../renderer/workbench/sql/functions';
import type { SqlTable } from '../../../../../renderer/workbench/sql/schema';

const field = (name: string, title?: string) => ({ name, title, description: undefined, type: 'text' });

const TABLES: readonly SqlTable[] = [
  { alias: 'asylum', name: 'cases', reference: 'cases', title: 'Wnioski', fields: [field('citizenship', 'Obywatelstwo'), field('year', 'Rok'), field('applications', 'Liczba wniosków')] },
  { alias: 'asylum', name: 'countries', reference: 'countries', title: 'Kraje', fields: [field('code'), field('year')] },
  { alias: 'files', name: 'wnioski 2022', reference: '"wnioski 2022"', title: undefined, fields: [field('kraj'), field('group')] },
];

/** What is offered where the bar stands. */
function offered(marked: string, asked = false): string[] | null {
  const at = marked.indexOf('|');
  const found = completeSql(marked.slice(0, at) + marked.slice(at + 1), at, asked, TABLES, createTranslator('en'));
  return found && found.options.map(({ label, insert }) => insert ?? label);
}

describe('what is offered while one writes SQL', () => {
  it('is the tables after FROM, in quotes where they need them', () => {
    expect(offered('SELECT * FROM |')).toEqual(['cases', 'countries', '"wnioski 2022"', 'asylum', 'files']);
    expect(offered('SELECT * FROM wn|')).toEqual(['"wnioski 2022"', 'cases']);
    expect(offered('SELECT * FROM cases c, co|')).toEqual(['countries']);
    expect(offered('SELECT * FROM "wni|')).toEqual(['"wnioski 2022"', 'cases']);
  });

  it('is the fields of the tables that the statement reads, found by their name or by a word of their title', () => {
    expect(offered('SELECT cit| FROM cases')?.[0]).toBe('citizenship');
    expect(offered('SELECT oby| FROM cases')).toEqual(['citizenship']);
    expect(offered('SELECT wniosk| FROM cases')).toContain('applications');
    expect(offered('SELECT kraj| FROM cases')).not.toContain('kraj');
    expect(offered('SELECT gr| FROM files."wnioski 2022"')?.[0]).toBe('"group"');
  });

  it('is the fields of all tables while the statement names none', () => {
    expect(offered('SELECT kra|')?.[0]).toBe('kraj');
  });

  it('names a field that two of the tables have with its table, before functions that are called alike', () => {
    expect(offered('SELECT ye| FROM cases c JOIN countries ON c.citizenship = code')?.slice(0, 3)).toEqual(['c.year', 'countries.year', 'year_quarter()']);
  });

  it('follows an alias, a table and a package after a point', () => {
    expect(offered('SELECT c.| FROM cases AS c')).toEqual(['citizenship', 'year', 'applications']);
    expect(offered('SELECT * FROM asylum.|')).toEqual(['cases', 'countries']);
    expect(offered('SELECT nothing.| FROM cases')).toBeNull();
  });

  it('keeps to the statement that the caret is in', () => {
    expect(offered('SELECT * FROM countries; SELECT appl| FROM cases; SELECT 1')).toEqual(['applications']);
  });

  it('is what the statement made for itself', () => {
    expect(offered('WITH newest AS (SELECT 1) SELECT * FROM ne|')).toEqual(['newest']);
  });

  it('writes functions with their brackets and words in the case that is written', () => {
    const round = completeSql('SELECT rou', 10, false, TABLES, createTranslator('en'))?.options[0];
    expect(round).toMatchObject({ insert: 'round()', back: 1, detail: '(x, digits)' });
    expect(offered('select * from cases wher|')).toEqual(['where']);
    expect(offered('SELECT * FROM cases WHER|')).toEqual(['WHERE']);
    expect(offered('SEL|')).toEqual(['SELECT']);
  });

  it('is nothing in a text, a number, a comment, a name that is being given, and where nobody asked', () => {
    for (const marked of ["SELECT 'ca|'", "SELECT 'ca|", 'SELECT 12|', 'SELECT -- ca|', '-- sel|', 'SELECT /* ca|', 'SELECT 1 AS ca|', 'SELECT :ca|', 'SELECT |', '|']) {
      expect(offered(marked), marked).toBeNull();
    }
    expect(offered('SELECT |', true)?.length).toBeGreaterThan(10);
  });

  it('is nothing when the word is there already, so that Enter begins a new line', () => {
    expect(offered('SELECT citizenship| FROM cases')).toBeNull();
  });
});

describe('the functions that are offered', () => {
  let sqlite: Sqlite;
  beforeAll(async () => {
    sqlite = await loadSqlite();
  });

  it('are all known to the engine', () => {
    const known = createEngine(sqlite).query('SELECT DISTINCT name FROM pragma_function_list').table.columns[0];
    const names = known?.kind === 'dictionary' ? known.dictionary : [];
    expect(KNOWN_FUNCTIONS.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });
});
