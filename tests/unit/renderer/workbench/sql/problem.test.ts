import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { errorInText, placeOfError } from '../../../../../renderer/workbench/sql/problem';

const TEXT = 'SELECT 1;\nSELECT 2; SELECT wrong\nFROM cases';

function refused(line: number, column: number) {
  const from = TEXT.lastIndexOf('SELECT');
  return { error: new MoloError('query.syntax', { message: 'syntax error', line, column }), sql: TEXT.slice(from), from, text: TEXT };
}

describe('what was refused of a text of several statements', () => {
  it('is said with the line and the column of the whole text', () => {
    expect(errorInText(refused(1, 8)).params).toMatchObject({ line: 2, column: 18 });
    expect(errorInText(refused(2, 6)).params).toMatchObject({ line: 3, column: 6 });
  });

  it('is underlined in the whole text', () => {
    expect(placeOfError(refused(1, 8))).toEqual({ from: TEXT.indexOf('wrong'), to: TEXT.indexOf('wrong') + 5 });
  });

  it('is said as it came where it has no place, or the statement is the text', () => {
    const error = new MoloError('query.noTable', { table: 'cases' });
    expect(errorInText({ error, sql: 'x', from: 12, text: TEXT })).toBe(error);
    expect(errorInText({ ...refused(1, 8), from: 0 }).params).toMatchObject({ line: 1, column: 8 });
  });
});
