import { describe, expect, it } from 'vitest';
import { columnOfCells, readText, typesOfText } from './reading';

describe('a column is a number', () => {
  it.each([
    ['0', '-1', '2147483647'],
    ['', '5', ''],
    ['""', '5', '7'],
  ])('where every cell that is written is an integer: %j %j %j', async (...cells) => {
    const { type, values } = await columnOfCells(...cells);
    expect(type).toBe('integer');
    expect(values).toEqual(cells.map((cell) => (cell === '' || cell === '""' ? null : Number(cell))));
  });

  it('of 32 bits, else of 64, else a double', async () => {
    expect(await typesOfText('a,b,c\n2147483647,2147483648,1\n-2147483648,1,1.5\n')).toEqual({ a: 'integer int32', b: 'integer int64', c: 'number float64' });
  });

  it('with every digit of 64 bits', async () => {
    const { values } = await columnOfCells('9223372036854775807', '-9223372036854775808', '9007199254740993', '1');
    expect(values).toEqual([2n ** 63n - 1n, -(2n ** 63n), 9007199254740993n, 1]);
  });

  it.each(['0.1', '-12.50', '.5', '123456789012345.6', '0.1000000000000000055511151231257827', '1e+21', '1.5E10', '2.5e-7', '-0', '-0.0', '5e-324'])(
    '%s, as the nearest double',
    async (cell) => {
      const { type, values } = await columnOfCells(cell, '1.5');
      expect(type).toBe('number');
      expect(Object.is(values[0], Number(cell))).toBe(true);
    },
  );

  it('quoted or not', async () => {
    expect(await columnOfCells('"1"', '2')).toEqual({ type: 'integer', values: [1, 2] });
  });
});

describe('a column is text, every cell as it was written,', () => {
  it.each([
    ['for a leading zero', ['1', '007', '2']],
    ['for a leading zero behind a minus', ['1', '-05', '2']],
    ['for a plus sign', ['1', '+5', '2']],
    ['for an ordinal', ['1.', '2.', '3.']],
    ['for a code that only looks scientific', ['2E10', '3E10', '4']],
    ['for blanks before a number', [' 1', '2', '3']],
    ['for thousands separators', ['"213,925"', '7', '8']],
    ['for decimal commas', ['"1,5"', '2', '3']],
    ['for NA', ['1', 'NA', '3']],
    ['for NaN and infinities', ['1', 'NaN', 'Infinity']],
    ['for hexadecimal', ['1', '0x10', '3']],
    ['for an integer beyond 64 bits', ['1', '9223372036854775808', '1.50']],
    ['for an integer among decimals that a double would round', ['9007199254740993', '1.5', '1.50']],
    ['for a number beyond a double', ['1e+400', '1.0', '-1.50']],
    ['for a number that a double would make 0', ['1e-400', '0.00', '-0']],
    ['for a word at the end', ['1', '2.50', 'x']],
    ['for separators alone', ['-', '.', '-.']],
  ])('%s', async (_why, cells) => {
    const { type, values } = await columnOfCells(...cells);
    expect(type).toBe('string');
    expect(values).toEqual(cells.map((cell) => cell.replace(/^"|"$/g, '')));
  });

  it('also where the word comes after 100,000 numbers of every form', async () => {
    const forms = (row: number): string => ['', `${row}`, `-${row}.50`, `0.0${row % 7}`, '1e+30', '""'][row % 6] as string;
    const cells = Array.from({ length: 100_000 }, (_, row) => forms(row));
    const { type, values } = await columnOfCells(...cells, 'x');
    expect(type).toBe('string');
    expect(values).toEqual([...cells.map((cell) => (cell === '' ? null : cell === '""' ? '' : cell)), 'x']);
  });

  it('where nothing is written', async () => {
    expect(await columnOfCells('', '')).toEqual({ type: 'string', values: [null, null] });
    expect(await columnOfCells('""', '')).toEqual({ type: 'string', values: ['', null] });
  });
});

describe('a column is a date', () => {
  it('where every cell is a day of the calendar, and stays text', async () => {
    expect(await columnOfCells('2024-02-29', '', '1999-12-31')).toEqual({ type: 'date', values: ['2024-02-29', null, '1999-12-31'] });
  });

  it.each(['2023-02-29', '2022-3-1', '2022-13-01', '20220301', '2022-03'])('but not with %s', async (cell) => {
    expect((await columnOfCells('2024-02-29', cell)).type).toBe('string');
  });
});

describe("Eurostat's notation", () => {
  it('gives a flag a field of its own and makes : missing', async () => {
    expect(await columnOfCells('12 p', ': c', ':', '7', '-1.5 be')).toEqual({
      type: 'number',
      values: [12, null, null, 7, -1.5],
      flags: ['p', 'c', null, null, 'be'],
    });
  });

  it('makes no field where there is no flag', async () => {
    expect(await columnOfCells(':', '12', ': ', '13 ')).toEqual({ type: 'integer', values: [null, 12, null, 13] });
  });

  it('is known without a blank where : occurs', async () => {
    expect(await columnOfCells('12p', ':', '3')).toEqual({ type: 'integer', values: [12, null, 3], flags: ['p', null, null] });
  });

  it.each([
    ['house numbers', ['12', '12b', '13']],
    ['lengths', ['5 m', '6 m', '7 m']],
    ['unknown letters', ['5 q', ':', '7']],
    ['words', ['5 per', ':', 'x']],
    ['colons alone', [':', ':', ': c']],
    ['leading zeros', ['05 p', ':', '7']],
  ])('is not seen in %s', async (_what, cells) => {
    expect(await columnOfCells(...cells)).toEqual({ type: 'string', values: cells });
  });

  it('names the field of flags apart from fields that are there already', async () => {
    const { table } = await readText('x,x_flag\n1 p,a\n2,b\n');
    expect(table.fields.map(({ name }) => name)).toEqual(['x', 'x_flag_2', 'x_flag']);
  });
});
