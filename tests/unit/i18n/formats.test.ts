import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/base';
import { formatsOf } from '#shared/i18n';

const en = formatsOf('en');
const pl = formatsOf('pl');

describe('numbers', () => {
  it('are grouped by a narrow no-break space in Polish, from four digits on', () => {
    expect(pl.number(1234)).toBe('1\u202f234');
    expect(pl.number(11268115)).toBe('11\u202f268\u202f115');
    expect(pl.number(1234.5)).toBe('1\u202f234,5');
    expect([pl.number(-0), pl.number(0n), pl.number(-2)]).toEqual(['0', '0', '-2']);
  });

  it.each(['pl', 'cs', 'sk', 'hu'] as const)('never break over two lines in %s', (language) => {
    expect(formatsOf(language).number(1234567)).toBe('1\u202f234\u202f567');
  });

  it('are grouped by a comma in English', () => {
    expect(en.number(1234)).toBe('1,234');
    expect(en.number(-11268115.25)).toBe('-11,268,115.25');
  });

  it('keep every digit of a large integer', () => {
    expect(en.number(9007199254740993n)).toBe('9,007,199,254,740,993');
  });

  it('look like zero only where they are zero', () => {
    expect([en.number(0.0004), en.number(-0.0004), pl.number(0.0004)]).toEqual(['<0.001', '>-0.001', '<0,001']);
    expect([en.number(0.4, { maximumFractionDigits: 0 }), en.number(0.5, { maximumFractionDigits: 0 }), en.number(0, { maximumFractionDigits: 0 })]).toEqual(['<1', '1', '0']);
    expect([en.percent(0.0004), formatsOf('cs').percent(0.0004), en.percent(0)]).toEqual(['<0.1%', '<0,1\u00a0%', '0%']);
    expect([en.number(NaN), en.number(Infinity)]).toEqual(['NaN', '∞']);
  });

  it('have a power of ten where asked, unless they are zero', () => {
    expect([4e-7, 4.56e-20, 0].map((value) => pl.number(value, { notation: 'scientific', maximumFractionDigits: 2 }))).toEqual(['4E-7', '4,56E-20', '0']);
  });

  it('stand ungrouped where asked, as a year does', () => {
    expect(pl.number(2015, { useGrouping: false })).toBe('2015');
  });
});

describe('percentages', () => {
  it('are written as the language writes them', () => {
    expect(en.percent(0.125)).toBe('12.5%');
    expect(pl.percent(0.125)).toBe('12,5%');
    expect(formatsOf('cs').percent(0.125)).toBe('12,5\u00a0%');
  });

  it('take their decimals from the options', () => {
    expect(en.percent(1 / 3, { minimumFractionDigits: 2, maximumFractionDigits: 2 })).toBe('33.33%');
  });
});

describe('dates', () => {
  it('are shown as precisely as they are known', () => {
    expect(pl.date('2015')).toBe('2015');
    expect(pl.date('2015-05')).toBe('maj 2015');
    expect(pl.date('2015-05-03')).toBe('3 maja 2015');
    expect(en.date('2015-05-03')).toBe('3 May 2015');
  });

  it('of the calendar are the same in every time zone', () => {
    expect(en.date('2024-01-01', { timeZone: 'Pacific/Honolulu' })).toBe('1 January 2024');
  });

  it('with a time are shown in the zone that is asked for', () => {
    expect(en.date(new Date('2024-03-09T23:30:00Z'), { timeZone: 'Europe/Warsaw' })).toMatch(/^10 March 2024.*00:30$/);
  });

  it('that are none are shown as they were written', () => {
    expect(en.date('2024-13')).toBe('2024-13');
    expect(en.date('last week')).toBe('last week');
  });
});

describe('sorting', () => {
  it('follows the alphabet of the language', () => {
    const names = ['Śląskie', 'Zambia', 'Łódzkie', 'Lubuskie', 'Ślimak', 'Świętokrzyskie', 'Sudan', 'Żywiec'];
    expect(names.toSorted(pl.compare)).toEqual(['Lubuskie', 'Łódzkie', 'Sudan', 'Śląskie', 'Ślimak', 'Świętokrzyskie', 'Zambia', 'Żywiec']);
    expect(['chata', 'dům', 'cena', 'hrad'].toSorted(formatsOf('cs').compare)).toEqual(['cena', 'dům', 'hrad', 'chata']);
  });

  it('puts numbers inside words by their value', () => {
    expect(['edition 10', 'edition 2'].toSorted(en.compare)).toEqual(['edition 2', 'edition 10']);
  });

  it.each(LANGUAGES)('knows %s', (language) => {
    expect(Intl.Collator.supportedLocalesOf(language)).toEqual([language]);
  });
});
