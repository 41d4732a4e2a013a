import type { Translator } from '#shared/i18n';
import { paramFrom, type QueryParam } from '#shared/query';

/** What a person means by a value that is typed: numbers may also be written as the language writes them (`1,5` and `1 000` in Polish). */
export function typedValue(text: string, { number }: Pick<Translator, 'number'>): QueryParam {
  const value = paramFrom(text);
  const plain = typeof value === 'string' && value === text ? withoutMarks(text.trim(), number) : null;
  const meant = plain === null ? value : paramFrom(plain);
  return typeof meant === 'string' ? value : meant;
}

/** Whether a value that is text may have been meant as a number: nothing but digits and their marks. */
export function looksLikeNumber(value: QueryParam | undefined): boolean {
  return typeof value === 'string' && /^[-+]?[\d\s.,']*\d[\d\s.,']*%?$/.test(value);
}

/** A number of the language with a point and without what stands between its thousands; `null` where it is none. */
function withoutMarks(text: string, number: Translator['number']): string | null {
  const [, between = '', point = ''] = /1(\D)234(\D)5/.exec(number(1234.5)) ?? [];
  const [whole = '', fraction, ...rest] = text.split(point);
  const gap = /\s/.test(between) ? String.raw`\s` : `\\${between}`;
  const isWhole = new RegExp(`^-?(\\d+|\\d{1,3}(${gap}\\d{3})+)$`).test(whole);
  if (!isWhole || rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const digits = whole.replace(/[^\d-]/g, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
