import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { columnFrom, type Field, type Table } from '#shared/table';
import { cellWriter, isNumeric, isWithheld } from '../../../../renderer/ui/grid/cell-text';
import { gridColumns } from '../../../../renderer/ui/grid/columns';
import { toTsv } from '../../../../renderer/ui/grid/copy';
import { summaryOf } from '../../../../renderer/ui/grid/summary';

const pl = createTranslator('pl');
const en = createTranslator('en');
const field = (type: Field['type']): Field => ({ name: 'x', type });
const write = (type: Field['type'], cells: Parameters<typeof columnFrom>[0], translator = pl) => cells.map(cellWriter(field(type), columnFrom(cells), cells.length, translator));

describe('cells are written as a yearbook sets them', () => {
  it('with the separators of the language', () => {
    expect(write('integer', [1234567, -5])).toEqual(['1\u202f234\u202f567', '-5']);
    expect(write('integer', [1234567], en)).toEqual(['1,234,567']);
  });

  it('with the same decimals down a column, so that the points stand under each other', () => {
    expect(write('number', [1, 2.5, 0.125])).toEqual(['1,000', '2,500', '0,125']);
  });

  it('without the noise of binary fractions', () => {
    expect(write('number', [0.1 + 0.2])).toEqual(['0,3']);
  });

  it('never as zero what is not zero, with its point beneath the others', () => {
    expect(write('number', [1, 4e-7, 0], en)).toEqual(['1.000000', '<0.000001', '0.000000']);
    expect(write('number', [null, -4e-7, 0.5])).toEqual(['\u2013', '>-0,000001', '0,500000']);
  });

  it('with a power of ten where all are too small to count the zeros', () => {
    expect(write('number', [1e-20], en)).toEqual(['1E-20']);
    expect(write('number', [4.56e-7, -2e-7, 0])).toEqual(['4,56E-7', '-2,00E-7', '0,00']);
    expect(write('number', [0.00012345, 0.0001], en)).toEqual(['0.000123', '0.000100']);
  });

  it('years without separators', () => {
    expect(write('year', [2015])).toEqual(['2015']);
    const inGrid = (name: string, cells: number[]) => {
      const column = columnFrom(cells);
      const [shown] = gridColumns({ rows: cells.length, fields: [{ name, type: 'integer' }], columns: [column] }, en, (text) => text.length);
      return cells.map((cell) => shown?.write(cell));
    };
    expect(inGrid('rok', [2022, 2023])).toEqual(['2022', '2023']);
    expect(inGrid('max(year)', [2023])).toEqual(['2023']);
    expect(inGrid('years_waited', [2022])).toEqual(['2,022']);
    expect(inGrid('rok', [2022, 3000])).toEqual(['2,022', '3,000']);
  });

  it('integers beyond 2^53 to the last digit', () => {
    expect(write('integer', [9007199254740993n])).toEqual(['9\u202f007\u202f199\u202f254\u202f740\u202f993']);
  });

  it('what is missing as a thin dash', () => {
    expect(write('string', [null, ''])).toEqual(['\u2013', '']);
  });

  it('yes and no in words', () => {
    expect(write('boolean', [1, 0])).toEqual(['tak', 'nie']);
  });

  it('long texts and line breaks in one line', () => {
    expect(write('string', ['a\r\nb'])).toEqual(['a\u21b5b']);
    expect(write('string', ['x'.repeat(1000)])[0]).toHaveLength(301);
  });

  it('numbers at the right, words at the left', () => {
    expect(isNumeric(field('integer'), columnFrom([1]))).toBe(true);
    expect(isNumeric(field('integer'), columnFrom(['x', 1]))).toBe(false);
    expect(isNumeric(field('string'), columnFrom(['1']))).toBe(false);
    expect(isNumeric(field('boolean'), columnFrom([1]))).toBe(false);
  });

  it('withheld figures by their flag', () => {
    expect(isWithheld('c')).toBe(true);
    expect(isWithheld('p,c')).toBe(true);
    expect(isWithheld('p')).toBe(false);
    expect(isWithheld(null)).toBe(false);
  });
});

describe('copying', () => {
  const table: Table = {
    rows: 3,
    fields: [field('string'), { name: 'n', type: 'number' }],
    columns: [columnFrom(['a', '=1+1', 'tab\there']), columnFrom([1.5, null, 1000])],
  };
  const area = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 1 });

  it('gives what a Polish spreadsheet reads as numbers', () => {
    expect(toTsv(table, area(0, 0), null, pl)).toBe('a\t1,5');
  });

  it('takes small numbers along, as exactly as a spreadsheet keeps them', () => {
    const small: Table = { rows: 1, fields: [field('number'), field('number'), field('integer')], columns: [columnFrom([4.123456789e-7]), columnFrom([0.1 + 0.2]), columnFrom([9007199254740993n])] };
    expect(toTsv(small, { top: 0, bottom: 0, left: 0, right: 2 }, null, pl)).toBe('0,0000004123456789\t0,3\t9007199254740993');
  });

  it('keeps a text from acting as a formula, and a cell from becoming two', () => {
    expect(toTsv(table, area(1, 1), null, pl)).toBe("'=1+1\t");
    expect(toTsv(table, area(2, 2), null, pl)).toBe('"tab\there"\t1000');
  });

  it('names the columns when whole columns are copied', () => {
    expect(toTsv(table, area(0, 2), null, pl).split('\n')[0]).toBe('x\tn');
  });

  it('follows the order that is shown', () => {
    expect(toTsv(table, area(0, 0), Uint32Array.of(2, 0, 1), pl)).toBe('"tab\there"\t1000');
  });

  it('adds up the numbers of a selection, and no years', () => {
    expect(summaryOf(table, area(0, 2), null)).toEqual({ numbers: 2, sum: 1001.5, average: 500.75 });
    expect(summaryOf({ ...table, fields: [field('year'), field('year')] }, area(0, 2), null)).toBeNull();
  });
});
