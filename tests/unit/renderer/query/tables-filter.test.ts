import { describe, expect, it } from 'vitest';
import type { OpenTable } from '#renderer/workbench';
import { binCondition, type Condition, valueCondition } from '../../../../renderer/features/query/tables/condition';
import { filterStep } from '../../../../renderer/features/query/tables/where';

const table = (alias: string, name: string): OpenTable => ({ alias, name, fields: [{ name: 'kraj', type: 'string' }] });
const CASES = table('files', 'cases');
const OPEN = [CASES, table('files', 'codes'), table('v4', 'flows')];
const PL = valueCondition('kraj', 'PL') as Condition;

/** The text after the filter, with what is selected then between brackets `⟦ ⟧`. A caret may stand at `|`. */
function filtered(marked: string, condition: Condition = PL, wanted: OpenTable = CASES, tables: readonly OpenTable[] = OPEN): string {
  const caret = marked.includes('|') ? marked.indexOf('|') : marked.length;
  const text = marked.replace('|', '');
  const step = filterStep(text, caret, wanted, wanted.name, tables, condition);
  if (step.is === 'new') return `new: ${step.sql}`;
  const changed = step.is === 'there' ? text : step.changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);
  const { from, to } = step.is === 'there' ? step : step.condition;
  return `${step.is}: ${changed.slice(0, from)}⟦${changed.slice(from, to)}⟧${changed.slice(to)}`;
}

describe('a value that is chosen', () => {
  it('becomes a WHERE where there is none, before everything that comes after', () => {
    expect(filtered('SELECT * FROM cases')).toBe("added: SELECT * FROM cases WHERE ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT kraj, count(*) FROM cases c GROUP BY 1 ORDER BY 2 LIMIT 5')).toBe("added: SELECT kraj, count(*) FROM cases c WHERE ⟦kraj = 'PL'⟧ GROUP BY 1 ORDER BY 2 LIMIT 5");
    expect(filtered('SELECT kraj\nFROM files."cases" -- all of them\nORDER BY 1')).toBe("added: SELECT kraj\nFROM files.\"cases\"\nWHERE ⟦kraj = 'PL'⟧ -- all of them\nORDER BY 1");
  });

  it('narrows the WHERE that is there, and holds an OR together', () => {
    expect(filtered("SELECT * FROM cases WHERE rok BETWEEN 2020 AND 2022 AND n > 3")).toBe("added: SELECT * FROM cases WHERE rok BETWEEN 2020 AND 2022 AND n > 3 AND ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases WHERE rok = 2020 OR rok = 2021 LIMIT 3')).toBe("added: SELECT * FROM cases WHERE (rok = 2020 OR rok = 2021) AND ⟦kraj = 'PL'⟧ LIMIT 3");
    expect(filtered('SELECT * FROM cases WHERE (rok = 2020 OR rok = 2021)')).toBe("added: SELECT * FROM cases WHERE (rok = 2020 OR rok = 2021) AND ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases WHERE')).toBe("added: SELECT * FROM cases WHERE ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases WHERE rok = 1 AND')).toBe("added: SELECT * FROM cases WHERE rok = 1 AND ⟦kraj = 'PL'⟧");
  });

  it('takes the place of another choice of the same field, since both together would find nothing', () => {
    expect(filtered("SELECT * FROM cases WHERE kraj = 'CZ' AND rok = 1")).toBe("replaced: SELECT * FROM cases WHERE ⟦kraj = 'PL'⟧ AND rok = 1");
    expect(filtered('SELECT * FROM cases c WHERE rok = 1 AND c."KRAJ" IS NULL')).toBe("replaced: SELECT * FROM cases c WHERE rok = 1 AND ⟦kraj = 'PL'⟧");
    expect(filtered("SELECT * FROM cases WHERE kraj IN ('CZ', 'SK')")).toBe("replaced: SELECT * FROM cases WHERE ⟦kraj = 'PL'⟧");
    const bin = binCondition('n', { from: 0.5, to: 1, includesTo: false, count: 3 }) as Condition;
    expect(filtered('SELECT * FROM cases WHERE n >= 1.5 AND n < 2 AND rok = 1', bin)).toBe('replaced: SELECT * FROM cases WHERE ⟦n >= 0.5 AND n < 1⟧ AND rok = 1');
    expect(filtered('SELECT * FROM cases WHERE n BETWEEN 3 AND 4', bin)).toBe('replaced: SELECT * FROM cases WHERE ⟦n >= 0.5 AND n < 1⟧');
  });

  it('leaves conditions alone that are more than a choice', () => {
    expect(filtered("SELECT * FROM cases WHERE kraj LIKE 'P%'")).toBe("added: SELECT * FROM cases WHERE kraj LIKE 'P%' AND ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases WHERE kraj = :kraj')).toBe("added: SELECT * FROM cases WHERE kraj = :kraj AND ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases WHERE kraj = other')).toBe("added: SELECT * FROM cases WHERE kraj = other AND ⟦kraj = 'PL'⟧");
    expect(filtered("SELECT * FROM cases WHERE lower(kraj) = 'pl'")).toBe("added: SELECT * FROM cases WHERE lower(kraj) = 'pl' AND ⟦kraj = 'PL'⟧");
  });

  it('narrows the view that shows the labels of its table as well', () => {
    const open = [...OPEN, { ...table('files', 'cases_labels'), base: 'cases' }];
    expect(filtered('SELECT kraj_label FROM cases_labels', PL, CASES, open)).toBe("added: SELECT kraj_label FROM cases_labels WHERE ⟦kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM cases JOIN cases_labels USING (kraj)', PL, CASES, open)).toBe("new: SELECT * FROM cases WHERE kraj = 'PL'");
  });

  it('is not written twice', () => {
    expect(filtered("SELECT * FROM cases WHERE rok = 1 AND kraj = 'PL' ORDER BY 1")).toBe("there: SELECT * FROM cases WHERE rok = 1 AND ⟦kraj = 'PL'⟧ ORDER BY 1");
  });

  it('names the table where several are joined', () => {
    expect(filtered('SELECT * FROM cases AS c JOIN codes k ON k.kraj = c.kraj WHERE k.kraj = 1')).toBe("added: SELECT * FROM cases AS c JOIN codes k ON k.kraj = c.kraj WHERE k.kraj = 1 AND ⟦c.kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM codes, cases')).toBe("added: SELECT * FROM codes, cases WHERE ⟦cases.kraj = 'PL'⟧");
    expect(filtered('SELECT * FROM (SELECT 1 AS kraj), cases')).toBe("added: SELECT * FROM (SELECT 1 AS kraj), cases WHERE ⟦cases.kraj = 'PL'⟧");
  });

  it('goes into the statement at the caret', () => {
    expect(filtered('SELECT 1 FROM cases;\nSELECT| 2 FROM cases;\nSELECT 3')).toBe("added: SELECT 1 FROM cases;\nSELECT 2 FROM cases WHERE ⟦kraj = 'PL'⟧;\nSELECT 3");
  });

  it.each([
    '',
    'SELECT 1',
    'SELECT * FROM codes',
    'SELECT * FROM cases a JOIN cases b USING (kraj)',
    'SELECT * FROM (SELECT * FROM cases)',
    'WITH x AS (SELECT * FROM cases) SELECT * FROM x',
    'SELECT * FROM cases UNION SELECT * FROM cases',
    'SELECT rok, sum(n) OVER (ORDER BY rok) FROM cases',
    'SELECT * FROM cases WHERE n >',
    'SELECT * FROM cases WHERE NOT',
    "SELECT * FROM cases WHERE kraj = 'PL",
    'SELECT * FROM v4.cases',
    'SELECT * FROM cases JOIN',
  ])('begins a statement of its own behind %j', (sql) => {
    expect(filtered(sql)).toBe("new: SELECT * FROM cases WHERE kraj = 'PL'");
  });

  it('does not take a table for another of the same name', () => {
    const other = table('v4', 'cases');
    expect(filtered('SELECT * FROM cases', PL, CASES, [...OPEN, other])).toMatch(/^new/);
    expect(filtered('SELECT * FROM v4.cases', PL, other, [...OPEN, other])).toBe("added: SELECT * FROM v4.cases WHERE ⟦kraj = 'PL'⟧");
  });
});

describe('a value as a condition', () => {
  const written = (value: Parameters<typeof valueCondition>[1]): string | undefined => valueCondition('f', value)?.write('f');

  it('is written so that SQL reads the same value', () => {
    expect(written("O'Brien")).toBe("f = 'O''Brien'");
    expect(written('')).toBe("f = ''");
    expect(written(null)).toBe('f IS NULL');
    expect(written(-1.5)).toBe('f = -1.5');
    expect(written(2n ** 62n)).toBe('f = 4611686018427387904');
    expect(written(Infinity)).toBe('f = 9e999');
    expect(written(Uint8Array.of(0, 255))).toBe("f = x'00ff'");
  });

  it('writes by its number what would make a statement read otherwise than it runs', () => {
    expect(written('a\u202eb')).toBe("f = 'a' || char(8238) || 'b'");
    expect(written('\0')).toBe('f = char(0)');
    expect(valueCondition('f', '\ud800')).toBeNull();
  });
});
