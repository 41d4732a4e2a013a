import { describe, expect, it } from 'vitest';
import { paramFrom, paramText, readQuery, writeQuery } from '#shared/query';

describe('a query document', () => {
  it('is read back as it was written', () => {
    const query = { title: 'Wnioski', sql: 'SELECT :rok', params: { rok: 2022, kraj: 'PL', none: null, rate: { real: 3 } } };
    expect(readQuery(JSON.parse(JSON.stringify(writeQuery(query))))).toEqual(query);
    expect(writeQuery(query).molo).toBe('query/1');
  });

  it('leaves out what it cannot hold', () => {
    expect(readQuery({ sql: 'SELECT 1', params: { list: [1], good: 'x' } })).toEqual({ title: '', sql: 'SELECT 1', params: { good: 'x' } });
    expect(readQuery(null)).toEqual({ title: '', sql: '', params: {} });
  });
});

describe('the value of a parameter', () => {
  it.each([
    ['2022', 2022],
    ['-1.5', -1.5],
    ['007', '007'],
    ['+5', '+5'],
    ["'2022'", '2022'],
    ["''", ''],
    ['PL', 'PL'],
    ['9007199254740993', '9007199254740993'],
    ["O'Neill", "O'Neill"],
  ])('%s is read as a person means it, and shown so again', (text, value) => {
    expect(paramFrom(text)).toBe(value);
    expect(paramFrom(paramText(value))).toBe(value);
  });

  it.each([['3.0', 3], ['-0.0', -0], ['1e3', 1_000], ['1e30', 1e30]])('%s is no integer, and shown so again', (text, value) => {
    expect(paramFrom(text)).toEqual({ real: value });
    expect(paramFrom(paramText({ real: value }))).toEqual({ real: value + 0 === 0 ? 0 : value });
  });

  it('is asked for again where there is none', () => {
    expect(paramText(undefined)).toBe('');
    expect(paramText(null)).toBe('');
  });
});
