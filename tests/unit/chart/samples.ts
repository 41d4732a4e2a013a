import { createTranslator } from '#shared/i18n';
import { field, tableOf } from '../../support/tables';

export const en = createTranslator('en');
export const pl = createTranslator('pl');

export const APPLICANTS = tableOf(
  [field('geo', 'string', 'Country', 'Państwo'), field('year', 'year', 'Year', 'Rok'), field('applicants', 'integer', 'Applicants', 'Wnioskujący')],
  [
    ['PL', 2014, 8020],
    ['PL', 2015, 12190],
    ['PL', 2016, 12305],
    ['HU', 2014, 42775],
    ['HU', 2015, 177135],
    ['HU', 2016, 29430],
  ],
);

export const LINE = { mark: 'line', encoding: { x: { field: 'year' }, y: { field: 'applicants' }, color: { field: 'geo' } } };

/** Everything that a picture says in words, in the order of drawing. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map((match) => match[1] as string);
}
