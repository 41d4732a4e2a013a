import { describe, expect, it } from 'vitest';
import { offsetOf, parametersIn, statementAt, statementsIn, writtenName } from '#shared/query';
import { placeOf } from '../../../shared/query/guard/tokens';

describe('the statements of a text', () => {
  const text = "-- one\nSELECT ';' AS a;\n\nSELECT 2 -- two\n;;\n/* none */ ;";

  it('are found by the semicolons that are no part of a text or comment', () => {
    expect(statementsIn(text).map(({ sql }) => sql)).toEqual(["SELECT ';' AS a", 'SELECT 2']);
    for (const { sql, from, to } of statementsIn(text)) expect(text.slice(from, to)).toBe(sql);
    expect(statementsIn('-- nothing')).toEqual([]);
    expect(statementsIn(';; SELECT 1;').map(({ sql }) => sql)).toEqual(['SELECT 1']);
  });

  it('are the one that the caret is in, or just behind', () => {
    expect(statementAt(text, 0)?.sql).toBe("SELECT ';' AS a");
    expect(statementAt(text, text.indexOf(';\n\n') + 1)?.sql).toBe("SELECT ';' AS a");
    expect(statementAt(text, text.indexOf('2'))?.sql).toBe('SELECT 2');
    expect(statementAt(text, text.length)?.sql).toBe('SELECT 2');
    expect(statementAt('', 0)).toBeUndefined();
  });
});

describe('the parameters of a statement', () => {
  it('are named once each, whatever their sign, and not those in texts', () => {
    expect(parametersIn("SELECT :rok, @kraj, $rok, ':no' -- :nor this\n, ?")).toEqual(['rok', 'kraj']);
  });
});

describe('a place of a text', () => {
  it('is found again from its line and column', () => {
    const sql = 'SELECT\n  "🌍" AS ł,\n  x';
    for (let offset = 0; offset <= sql.length; offset++) {
      if (sql.charCodeAt(offset) >= 0xdc00 && sql.charCodeAt(offset) < 0xe000) continue;
      expect(offsetOf(sql, placeOf(sql, offset))).toBe(offset);
    }
  });
});

describe('a name', () => {
  it.each([
    ['cases', 'cases'],
    ['Łódź_2', 'Łódź_2'],
    ['wnioski 2022', '"wnioski 2022"'],
    ['2022', '"2022"'],
    ['order', '"order"'],
    ['a"b', '"a""b"'],
  ])('%s is written %s', (name, written) => {
    expect(writtenName(name)).toBe(written);
  });
});
