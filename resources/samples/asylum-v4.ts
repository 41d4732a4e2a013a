import { columnFrom } from '#shared/table';
import { type Coded, described, field } from './bilingual';
import { codeList, codeListColumns } from './code-list';
import { type SampleResource, sampleSource, type SampleSource } from './sample';

const COUNTRIES: readonly Coded[] = [
  { code: 'CZ', en: 'Czechia', pl: 'Czechy' },
  { code: 'HU', en: 'Hungary', pl: 'Węgry' },
  { code: 'PL', en: 'Poland', pl: 'Polska' },
  { code: 'SK', en: 'Slovakia', pl: 'Słowacja' },
];

const FIRST_YEAR = 2008;

/** Persons from 2008 to 2022, as Eurostat publishes them: rounded to the nearest five. */
const APPLICANTS: Readonly<Record<string, readonly number[]>> = {
  CZ: [1650, 1245, 790, 755, 755, 710, 1155, 1525, 1480, 1450, 1700, 1920, 1165, 1410, 1690],
  HU: [3175, 4670, 2105, 1695, 2155, 18900, 42775, 177135, 29430, 3395, 670, 500, 115, 40, 45],
  PL: [8515, 10595, 6540, 6890, 10755, 15245, 8025, 12190, 12305, 5055, 4115, 4080, 2790, 7810, 9825],
  SK: [905, 820, 540, 490, 730, 440, 330, 330, 145, 165, 175, 230, 280, 370, 545],
};

const APPLICANTS_RESOURCE: SampleResource = {
  name: 'asylum_applicants',
  type: 'table',
  ...described({
    title: 'Asylum applicants by country and year',
    description: 'Persons who applied for international protection in the year: all citizenships, sexes and ages, first and repeated applications together.',
    pl: {
      title: 'Osoby ubiegające się o azyl według kraju i roku',
      description: 'Osoby, które w danym roku złożyły wniosek o ochronę międzynarodową: wszystkie obywatelstwa, obie płcie i wszystkie grupy wieku, wnioski pierwsze i kolejne łącznie.',
    },
  }),
  schema: {
    fields: [
      field(
        'geo',
        'string',
        {
          title: 'Country',
          description: 'The country in which the application was made, as ISO 3166-1 alpha-2.',
          pl: { title: 'Kraj', description: 'Kraj złożenia wniosku, kod ISO 3166-1 alfa-2.' },
        },
        { codes: COUNTRIES, constraints: { required: true } },
      ),
      field(
        'year',
        'year',
        { title: 'Year', description: 'Calendar year.', pl: { title: 'Rok', description: 'Rok kalendarzowy.' } },
        { constraints: { required: true, minimum: '2008', maximum: '2022' } },
      ),
      field(
        'applicants',
        'integer',
        {
          title: 'Applicants',
          description: 'Number of persons, rounded by Eurostat to the nearest five.',
          pl: { title: 'Wnioskodawcy', description: 'Liczba osób, zaokrąglona przez Eurostat do najbliższej wielokrotności pięciu.' },
        },
        { constraints: { required: true, minimum: 0 } },
      ),
    ],
    primaryKey: ['geo', 'year'],
    foreignKeys: [{ fields: ['geo'], reference: { resource: 'countries', fields: ['code'] } }],
    missingValues: [''],
  },
};

const COUNTRIES_RESOURCE = codeList('countries', {
  title: 'Countries',
  description: 'The four countries of the Visegrad Group.',
  pl: { title: 'Kraje', description: 'Cztery kraje Grupy Wyszehradzkiej.' },
});

/** Real published figures: asylum applicants in the four Visegrad countries, 2008 to 2022. */
export function asylumV4(): SampleSource {
  const rows = Object.entries(APPLICANTS).flatMap(([geo, persons]) => persons.map((applicants, index) => ({ geo, year: FIRST_YEAR + index, applicants })));
  const columns = [rows.map(({ geo }) => geo), rows.map(({ year }) => year), rows.map(({ applicants }) => applicants)].map(columnFrom);
  return sampleSource(ABOUT, 1, [
    { resource: APPLICANTS_RESOURCE, columns },
    { resource: COUNTRIES_RESOURCE, columns: codeListColumns(COUNTRIES) },
  ]);
}

const { molo, ...TITLES } = described({
  title: 'Asylum applicants in the Visegrad countries, 2008–2022',
  description: 'Annual numbers of asylum applicants in Poland, Czechia, Slovakia and Hungary as published by Eurostat: citizenship, sex and age total, all applicants.',
  pl: {
    title: 'Osoby ubiegające się o azyl w krajach wyszehradzkich, 2008–2022',
    description: 'Roczna liczba osób ubiegających się o azyl w Polsce, Czechach, na Słowacji i na Węgrzech według Eurostatu: obywatelstwo, płeć i wiek ogółem, wszyscy wnioskodawcy.',
  },
});

const ABOUT = {
  name: 'asylum-applicants-v4',
  ...TITLES,
  version: '1.0.0',
  created: '2026-11-21T12:00:00Z',
  keywords: ['asylum', 'international protection', 'Visegrad Group', 'Eurostat'],
  licenses: [{ name: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0 International', path: 'https://creativecommons.org/licenses/by/4.0/' }],
  sources: [
    {
      title: 'Eurostat, Asylum applicants by type, citizenship, age and sex – annual aggregated data (migr_asyappctza): citizen TOTAL, sex T, age TOTAL, asyl_app ASY_APP',
      path: 'https://ec.europa.eu/eurostat/databrowser/view/migr_asyappctza/default/table',
    },
  ],
  contributors: [
    { title: 'Eurostat', path: 'https://ec.europa.eu/eurostat', roles: ['dataCollector', 'publisher'] },
    { title: 'The Molo authors', roles: ['dataManager'] },
  ],
  molo: { ...molo, marking: { tlp: 'CLEAR' } },
} as const;
