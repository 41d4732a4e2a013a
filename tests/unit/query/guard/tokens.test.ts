import { expect, it } from 'vitest';
import { placeOf, tokensOf, unquoted } from '../../../../shared/query/guard/tokens';

const kinds = (sql: string): string[] => tokensOf(sql).map(({ kind, text }) => `${kind} ${text}`);

it('reads names, texts, numbers, parameters and operators as SQLite does', () => {
  expect(kinds("SELECT a.\"b\"\"c\", 'it''s', x'0Fa0', 1.5e-3, 0xFF, 1_000, :k, @k, $k, ?1 FROM [t]]")).toEqual([
    'name SELECT', 'name a', 'operator .', 'quotedName "b""c"', 'operator ,', "text 'it''s'", 'operator ,', "blob x'0Fa0'", 'operator ,',
    'number 1.5e-3', 'operator ,', 'number 0xFF', 'operator ,', 'number 1_000', 'operator ,', 'parameter :k', 'operator ,', 'parameter @k',
    'operator ,', 'parameter $k', 'operator ,', 'parameter ?1', 'name FROM', 'quotedName [t]', 'unknown ]',
  ]);
});

it('passes over comments and spaces, also those that are never closed', () => {
  expect(kinds('-- a ; b\nselect /* ; \' " */ 1 -- ; end')).toEqual(['name select', 'number 1']);
  expect(kinds('select 1 /* never closed ; ')).toEqual(['name select', 'number 1']);
});

it('keeps what is inside quotes out of the statement', () => {
  expect(kinds("';' \";\" `;` [;]").every((token) => !token.startsWith('semicolon'))).toBe(true);
});

it('never fails, whatever it meets', () => {
  expect(kinds("'open ''still")).toEqual(["unknown 'open ''still"]);
  expect(kinds('"open')).toEqual(['unknown "open']);
  expect(kinds('12abc !')).toEqual(['unknown 12abc', 'unknown !']);
  expect(kinds('')).toEqual([]);
});

it('takes time in proportion to the text', () => {
  const text = `'${"''".repeat(500_000)}`;
  expect(tokensOf(text)).toHaveLength(1);
  expect(tokensOf('('.repeat(200_000))).toHaveLength(200_000);
});

it('says what a quoted name means', () => {
  expect(['"a""b"', '`a``b`', '[a]'].map(unquoted)).toEqual(['a"b', 'a`b', 'a']);
});

it('counts lines and columns as people do: from one, a character as one', () => {
  expect(placeOf('select\n  𝔘, x', 11)).toEqual({ line: 2, column: 4 });
});
