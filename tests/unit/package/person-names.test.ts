import { describe, expect, it } from 'vitest';
import { imitation, isPersonName } from '#shared/package';

describe('names of people and institutions', () => {
  it.each([
    'Anna Łoś', 'Wacław Żółć', 'Zażółć Gęślą Jaźń', 'Urząd do Spraw Cudzoziemców', 'Straż Graniczna – Oddział nr 1', 'Dział 3 (WIR)', 'GUS',
    'Jiří Dvořák', 'Příliš žluťoučký kůň', 'Ministerstvo vnitra České republiky', 'Ľubomír Čáp', 'Žofia Ďurišová', 'Úrad hraničnej a cudzineckej polície',
    'Szűcs Ödön', 'Kovácsné Őrsi Tünde', 'Országos Idegenrendészeti Főigazgatóság', "O'Neill-Kovács", 'Мар’яна Ґалаґан', 'Марʼяна Ґалаґан',
    'Юрій Їжакевич', 'Державна міграційна служба України', 'Відділ № 5', 'Ђорђе Ћосић', 'Íñigo Ürümçü', 'İbrahim Çağlı', 'Đặng Thị Hạnh', 'Σωκράτης',
    'ქეთევან', 'Արամ', 'שלום', 'محمد علي', 'अनिल', '김민준', '移民署', '日本の東京タワー', 'Anna Łoś (Луцьк)', 'J. R. R. Nowak', '1. Referat',
  ])('can be %s', (name) => {
    expect(isPersonName(name)).toBe(true);
  }); // prettier-ignore

  it.each([
    '✓ Anna Nowak', '✓ Verified and trusted: Anna Nowak', 'Zaufany: Anna', '[Anna]', 'Anna ◇', 'Anna ★', 'Anna = GUS', 'Anna → Ewa', 'Anna | GUS', 'Anna!', 'Anna 🙂', 'Anna · GUS', '<b>Anna</b>', 'Anna™',
  ])('cannot speak for Molo, draw signs or look like a line of its own: %s', (name) => {
    expect(isPersonName(name)).toBe(false);
  }); // prettier-ignore

  it.each(['„Pomoc” Sp. z o.o.', 'Nowak & Syn', 'Dział A/B', 'Bürgeramt Mitte+', "Sant'Anna", '«Право на захист»', 'צה״ל', 'Urząd Wojewódzki, Lublin'])('can have the signs of institutions: %s', (name) => {
    expect(isPersonName(name)).toBe(true);
  });

  it('need a letter or a digit', () => {
    for (const name of ['', '-', '...', '№', '🙂']) expect(isPersonName(name)).toBe(false);
  });
});

describe('somebody who goes by a contact’s name', () => {
  it.each([
    ['the same name', 'Anna Łoś', 'Anna Łoś'],
    ['in capitals', 'Anna Łoś', 'ANNA ŁOŚ'],
    ['with two spaces', 'Anna Łoś', 'Anna  Łoś'],
    ['with letters and accents apart', 'Anna Łoś', 'Anna Łos\u0301'],
  ])('has a changed key: %s', (_how, known, claimed) => {
    expect(imitation(claimed, known)).toBe('changedKey');
  });

  it.each([
    ['without the accents', 'Straż Graniczna', 'Straz Graniczna'],
    ['without the strokes', 'Łódź', 'Lodz'],
    ['with rn for m', 'Zamoyska', 'Zarnoyska'],
    ['with a digit', 'Opole', '0pole'],
    ['with a capital I', 'Alina', 'AIina'],
    ['without the hyphen', 'Nowak-Kowalska', 'Nowak Kowalska'],
    ['with Cyrillic letters alone', 'Copa', 'Сора'],
    ['in Greek capitals', 'Zoe', 'ΖΟΕ'],
    ['in mathematical letters', 'Anna', '𝐀𝐧𝐧𝐚'],
  ])('only looks like them: %s', (_how, known, claimed) => {
    expect(imitation(claimed, known)).toBe('lookAlike');
    expect(imitation(known, claimed)).toBe('lookAlike');
  });

  it.each([
    ['Anna Nowak', 'Anna Nowakowska'],
    ['Jan', 'Jen'],
    ['GUS', 'ZUS'],
    ['Wydział 1', 'Wydział 2'],
    ['Марія', 'Maria'],
    ['–', '—'],
  ])('is not %s, who is another than %s', (one, other) => {
    expect(imitation(one, other)).toBe(null);
  });
});
