import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textWidth } from '#shared/chart';
import { wrapped } from '../../../shared/chart/measure';
import widths from '../../../shared/chart/inter-widths.json';
import { advancesOf } from '../../support/truetype';

const FONTS = { regular: '400Regular/Inter_400Regular.ttf', semibold: '600SemiBold/Inter_600SemiBold.ttf' } as const;

describe('the table of widths', () => {
  it.each(['regular', 'semibold'] as const)('is that of the installed Inter, %s', (weight) => {
    const file = fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${FONTS[weight]}`));
    const font = advancesOf(readFileSync(file));
    expect(font.unitsPerEm).toBe(widths.unitsPerEm);
    for (const { from, widths: list } of widths[weight]) {
      list.forEach((width, index) => expect(width, String.fromCodePoint(from + index)).toBe(font.advances.get(from + index) ?? 0));
    }
  });

  it.each(['pl', 'cs', 'sk', 'hu'])('knows the letters of %s', (language) => {
    const letters = { pl: 'ąćęłńóśźż', cs: 'áčďéěíňóřšťúůýž', sk: 'áäčďéíĺľňóôŕšťúýž', hu: 'áéíóöőúüű' }[language] as string;
    const unknown = textWidth('漢', 10);
    for (const letter of letters + letters.toUpperCase()) expect(textWidth(letter, 10)).not.toBe(unknown);
  });
});

describe('a text', () => {
  it('is as wide at twice the size', () => {
    expect(textWidth('Województwo', 22)).toBeCloseTo(2 * textWidth('Województwo', 11));
  });

  it('has figures of equal width', () => {
    expect(textWidth('1111', 11)).toBe(textWidth('8888', 11));
  });

  it('is broken between words only', () => {
    expect(wrapped('zezwolenie na pobyt czasowy i pracę', 90, 11)).toEqual(['zezwolenie na', 'pobyt czasowy i', 'pracę']);
    expect(wrapped('zachodniopomorskie', 10, 11)).toEqual(['zachodniopomorskie']);
  });
});
