import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '#shared/base';
import type { ContactView } from '#shared/host';
import { createTranslator } from '#shared/i18n';
import { nameOf, type Order, shownContacts } from '../../../../renderer/features/trust/people';

const contact = (digit: string, name: string, more: Partial<ContactView> = {}): ContactView => ({
  fingerprint: digit.repeat(64) as Fingerprint,
  name,
  date: '2026-01-01',
  added: '2026-01-01T10:00:00.000Z',
  confirmed: 'typed',
  ...more,
});

const ZOFIA = contact('a', 'Zofia', { institution: 'Straż Graniczna', added: '2026-03-01T10:00:00.000Z' });
const LUCJA = contact('b', 'Łucja', { institution: 'GUS', added: '2026-02-01T10:00:00.000Z' });
const LENA = contact('c', 'Lena');
const MAREK = contact('d', 'Marek', { petName: 'Čeněk z ministerstva' });
const ALL = [ZOFIA, LUCJA, LENA, MAREK];

const { compare } = createTranslator('pl');
const names = (search: string, order: Order = 'name'): string[] => shownContacts(ALL, search, order, compare).map(nameOf);

describe('the list of contacts', () => {
  it('is in the order of the language, by the holder’s own names', () => {
    expect(names('')).toEqual(['Čeněk z ministerstva', 'Lena', 'Łucja', 'Zofia']);
  });

  it('can be in the order of institutions, those of none last, or latest first', () => {
    expect(names('', 'institution')).toEqual(['Łucja', 'Zofia', 'Čeněk z ministerstva', 'Lena']);
    expect(names('', 'added')).toEqual(['Zofia', 'Łucja', 'Čeněk z ministerstva', 'Lena']);
  });

  it('is searched by every name, without accents and capitals', () => {
    expect(names('lucja')).toEqual(['Łucja']);
    expect(names('STRAZ gran')).toEqual(['Zofia']);
    expect(names('cenek')).toEqual(['Čeněk z ministerstva']);
    expect(names('marek')).toEqual(['Čeněk z ministerstva']);
    expect(names('nobody')).toEqual([]);
  });

  it('is searched by a piece of a fingerprint, however it is spaced', () => {
    expect(names('cc cc-CC')).toEqual(['Lena']);
    expect(names('cc')).toEqual([]);
  });
});
