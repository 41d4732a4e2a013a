import { describe, expect, it } from 'vitest';
import { type Figure, formatFigure, rawValue } from '#shared/briefing';
import { createTranslator } from '#shared/i18n';
import type { Cell } from '#shared/table';

const [en, pl, cs] = [createTranslator('en'), createTranslator('pl'), createTranslator('cs')];
const shown = (value: Cell, figure: Partial<Figure>, translator = en) => formatFigure(value, { sql: '', params: {}, ...figure }, translator);

describe('a figure', () => {
  it.each<[Cell, Partial<Figure>, string, string]>([
    [12190, { format: 'integer' }, '12,190', '12\u202f190'],
    [1234.567, { format: 'integer' }, '1,235', '1\u202f235'],
    [1234.5, { format: 'number' }, '1,234.5', '1\u202f234,5'],
    [1234.5, { format: 'number', decimals: 2 }, '1,234.50', '1\u202f234,50'],
    [0.4, { format: 'integer' }, '<1', '<1'],
    [0.04, { format: 'number', decimals: 1 }, '<0.1', '<0,1'],
    [0.00045, { format: 'number' }, '0.00045', '0,00045'],
    [4e-7, {}, '4E-7', '4E-7'],
    [0.04, { format: 'percent' }, '<0.1%', '<0,1%'],
    [28.46, { format: 'percent' }, '28.5%', '28,5%'],
    [28.46, { format: 'percent', decimals: 0 }, '28%', '28%'],
    [1500, { format: 'percent' }, '1,500%', '1\u202f500%'],
    [9007199254740993n, { format: 'integer' }, '9,007,199,254,740,993', '9\u202f007\u202f199\u202f254\u202f740\u202f993'],
    ['2022-02', { format: 'date' }, 'February 2022', 'luty 2022'],
    ['2022-02-24', { format: 'date' }, '24 February 2022', '24 lutego 2022'],
    [2015, { format: 'date' }, '2015', '2015'],
    [2015, { format: 'text' }, '2015', '2015'],
    ['Łódź', { format: 'integer' }, 'Łódź', 'Łódź'],
    ['0770', {}, '0770', '0770'],
    [12190, {}, '12,190', '12\u202f190'],
    [null, { format: 'integer' }, '–', '–'],
  ])('%s as %j reads %s in English and %s in Polish', (value, figure, english, polish) => {
    expect(shown(value, figure)).toBe(english);
    expect(shown(value, figure, pl)).toBe(polish);
  });

  it('has its per cent sign where the language sets it', () => {
    expect(shown(12.5, { format: 'percent' }, cs)).toBe('12,5\u00a0%');
  });

  it.each<[Cell, string]>([
    [12190, '12190'],
    [0.1, '0.1'],
    [9007199254740993n, '9007199254740993'],
    [null, ''],
    [new Uint8Array([1, 255]), '01ff'],
  ])('keeps for machines what was measured: %s', (value, raw) => {
    expect(rawValue(value)).toBe(raw);
  });
});
