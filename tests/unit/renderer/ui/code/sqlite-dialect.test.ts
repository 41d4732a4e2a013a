import { describe, expect, it } from 'vitest';
import { SQLITE } from '../../../../../renderer/ui/code/sqlite-dialect';

/** The words of a statement that are coloured as the language's own. */
function keywordsIn(sql: string): string[] {
  const words: string[] = [];
  SQLITE.language.parser.parse(sql).iterate({
    enter({ name, from, to }) {
      if (name === 'Keyword' || name === 'Type' || name === 'Builtin') words.push(sql.slice(from, to));
    },
  });
  return words;
}

describe("the editor's SQL", () => {
  it('leaves the names that people give their fields to them', () => {
    expect(keywordsIn('SELECT month, year, value, result, date, data, status, level, country, system, load FROM cases')).toEqual(['SELECT', 'FROM']);
  });

  it('knows the words of SQLite', () => {
    const sql = 'WITH a AS MATERIALIZED (SELECT CAST(n AS INTEGER) FROM t WHERE x IS NOT NULL) SELECT sum(n) FILTER (WHERE n GLOB 1) OVER (PARTITION BY k ORDER BY m NULLS LAST) FROM a LIMIT 3';
    expect(keywordsIn(sql).join(' ')).toBe('WITH AS MATERIALIZED SELECT CAST AS INTEGER FROM WHERE IS NOT NULL SELECT FILTER WHERE GLOB OVER PARTITION BY ORDER BY NULLS LAST FROM LIMIT');
  });
});
