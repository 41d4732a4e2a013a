import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { looksLikeNumber, typedValue } from '../../../../renderer/features/query/editor/typed-value';

const [en, pl] = [createTranslator('en'), createTranslator('pl')];

describe('a value that is typed', () => {
  it.each([
    ['1,5', 1.5],
    ['1 000', 1000],
    ['-1\u202f234\u00a0567,25', -1234567.25],
    ['1.5', 1.5],
    ['2022', 2022],
    ["'1,5'", '1,5'],
    ['1,5,6', '1,5,6'],
    ['10 00', '10 00'],
    ['0770', '0770'],
    ['PL', 'PL'],
  ])('%s is the number or text that it is in Polish', (text, value) => {
    expect(typedValue(text, pl)).toBe(value);
  });

  it.each([
    ['1,000', 1000],
    ['1,234,567.5', 1234567.5],
    ['1,5', '1,5'],
    ['1 000', '1 000'],
  ])('%s is the number or text that it is in English', (text, value) => {
    expect(typedValue(text, en)).toBe(value);
  });

  it('is doubtful where it is text of digits only', () => {
    expect(['1,5', '1 000', '0770', '50%', '-3.'].map(looksLikeNumber)).toEqual([true, true, true, true, true]);
    expect(['PL', '', '2022-01', 1.5, null, undefined].map(looksLikeNumber)).toEqual([false, false, false, false, false, false]);
  });
});
