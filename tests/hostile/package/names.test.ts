import { describe, expect, it } from 'vitest';
import { imitation, isPersonName, readCard, signCard } from '#shared/package';
import { type Person, person, temporaryFolder } from '../../support/packages';

/** How names are made to deceive; each kind with what it is made of. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'letters of two scripts in one word': ['Аnna', 'Annа', 'Uddо', 'Рaweł', 'Zakład Uв', 'ЅДС-GUЅ', 'Κowalski', 'Dvοřák', 'Ԝarszawa', 'Ministerstѵo', 'Wаrsaw'],
  'letters of scripts that nobody writes names in today': ['ᎪᏁᏁᎪ', 'Ꭺnna', 'ⲀⲚⲚⲀ', 'ꓮꓠꓠꓮ', '𐌀𐌍𐌍𐌀', '𐐀nna'],
  'mathematical, full-width and ringed letters': ['𝐀𝐧𝐧𝐚', '𝔄𝔫𝔫𝔞', 'Ａｎｎａ', 'Ⓐnna', 'ﬁnanse', 'ℙaweł', 'Dzia𝟏'],
  'text that runs backwards or is turned': ['Anna\u202Eaivraw', '\u202AAnna\u202C', '\u2066Anna\u2069', '\u061CAnna', 'Anna\u200F', 'A\u202Dnna'],
  'characters that nobody sees': ['An\u200Bna', 'An\u200Cna', 'An\u200Dna', 'Anna\u2060', 'Anna\uFEFF', 'An\u00ADna', 'An\u034Fna', 'Anna\uFE0F', 'Anna\u{E0061}', 'Anna\u3164', 'An\u180Ena', 'Anna\u2800'],
  'spaces that are none, or too many of them': ['Anna\u00A0Łoś', 'Anna\u2003Łoś', 'Anna\u3000Łoś', 'Anna\tŁoś', 'Anna\nŁoś', 'Anna\u2028Łoś', ' Anna', 'Anna '],
  'marks without letters, repeated or in heaps': ['\u0301Anna', 'Ann\u0323\u0323a', 'A\u0300\u0316\u0323\u0325nna', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'],
  'letters and marks apart': ['Ann\u0061\u0301', 'Lo\u0308s'],
  'controls and what is not text': ['Anna\u0000', 'Anna\u001B[31m', 'Anna\u0007', 'Anna\uE000', 'Anna\uD800', 'Anna\uFFF9'],
};

/** Names that may stand alone, and that nobody may bear beside the contact whose name they resemble. */
const LOOK_ALIKES: readonly (readonly [known: string, claimed: string])[] = [
  ['UdSC', 'UDSC.'], ['UdSC', 'U d S C'], ['GUS', 'G.U.S.'], ['Urząd do Spraw Cudzoziemców', 'Urzad do Spraw Cudzoziemcow'],
  ['Straż Graniczna', 'Stráż Graniczna'], ['Straż Graniczna', 'Straz Granlczna'], ['Ministerstvo vnitra', 'Ministerstvo vnitrá'],
  ['Országos Főigazgatóság', 'Orszagos Foigazgatosag'], ['Ľubomír Čáp', 'Lubomir Cap'], ['Illés', 'lllés'], ['Milan', 'Mi1an'], ['Oto', '0to'],
  ['Marmara', 'rnarrnara'], ['COPA', 'СОРА'], ['XOX', 'ХОХ'], ['PEBAX', 'РЕВАХ'], ['TOMATO', 'ТОМАТО'], ['BETA', 'ΒΕΤΑ'],
  ['oeuvre', 'œuvre'], ['Æther', 'AEther'], ['Dział II', 'Dział ll'], ['Biuro (1)', 'Biuro l'],
]; // prettier-ignore

describe('names that deceive', () => {
  it.each(Object.entries(REFUSED))('are refused: %s', (_kind, names) => {
    expect(names.filter(isPersonName)).toEqual([]);
  });

  it('are refused in a card, as its holder makes it and as others read it', async () => {
    const { identity }: Person = await person(await temporaryFolder(), 'Anna');
    for (const name of Object.values(REFUSED).flat()) await expect(signCard({ ...identity.card, name }, identity.secrets.signing)).rejects.toThrow('trust.badName');
    for (const institution of ['Udдs', 'Ud\u200BSC']) await expect(signCard({ ...identity.card, institution }, identity.secrets.signing)).rejects.toThrow('trust.badName');
    expect((await readCard(await signCard(identity.card, identity.secrets.signing))).name).toBe('Anna');
  });

  it.each(LOOK_ALIKES)('look like a contact’s: %s, %s', (known, claimed) => {
    expect(imitation(claimed, known)).not.toBe(null);
  });

  it('keep nobody waiting', () => {
    for (const unit of ['a', '\u0301', 'Ж', 'a\u200B', '\u02BC', '-', '\uD800']) {
      const long = unit.repeat(100_000);
      expect(isPersonName(long)).toBe(false);
      expect(imitation(long, 'Anna')).toBe(null);
    }
  });
});
