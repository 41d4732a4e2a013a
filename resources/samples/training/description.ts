import type { SchemaField } from '#shared/package';
import { described, field } from '../bilingual';
import { codeList } from '../code-list';
import type { SampleResource } from '../sample';
import { AGE_GROUPS, SEXES, STATUSES } from './code-lists';
import type { Edition } from './editions';
import { PROCEDURES } from './procedures';
import { KEY_FIELDS } from './rows';
import { MONTHS } from './story';

/** The field whose description the second edition changes, and nothing else of the schema. */
export const REDESCRIBED_FIELD = 'discontinued';

const KEY = { required: true };
const COUNT = { minimum: 0 };

/** The resource `cases`: one row for each month and combination of codes in which anything happened. */
export function casesResource(edition: Edition): SampleResource {
  return {
    name: 'cases',
    type: 'table',
    ...described({
      title: 'Cases by month (synthetic)',
      description: 'Applications and decisions by month, citizenship, procedure, voivodeship, sex and age group. Combinations in which nothing happened have no row. All figures are invented.',
      pl: {
        title: 'Sprawy według miesięcy (dane syntetyczne)',
        description: 'Wnioski i decyzje według miesiąca, obywatelstwa, procedury, województwa, płci i grupy wieku. Kombinacje, w których nic się nie wydarzyło, nie mają wiersza. Wszystkie liczby są fikcyjne.',
      },
    }),
    schema: {
      fields: [...KEY_COLUMNS, ...figureFields(edition), STATUS_FIELD],
      primaryKey: KEY_FIELDS,
      foreignKeys: REFERENCES.map(([own, resource]) => ({ fields: [own], reference: { resource, fields: ['code'] } })),
      missingValues: [''],
    },
  };
}

const REFERENCES = [
  ['citizenship', 'citizenships'],
  ['procedure', 'procedures'],
  ['voivodeship', 'voivodeships'],
  ['age_group', 'age_groups'],
] as const;

const KEY_COLUMNS: readonly SchemaField[] = [
  field(
    'month',
    'yearmonth',
    { title: 'Month', description: 'Month of the events counted, YYYY-MM.', pl: { title: 'Miesiąc', description: 'Miesiąc, w którym nastąpiły zliczone zdarzenia, RRRR-MM.' } },
    { constraints: { ...KEY, minimum: MONTHS[0] } },
  ),
  field(
    'citizenship',
    'string',
    {
      title: 'Citizenship',
      description: 'Country of citizenship, ISO 3166-1 alpha-2. NA is Namibia.',
      pl: { title: 'Obywatelstwo', description: 'Kraj obywatelstwa, kod ISO 3166-1 alfa-2. NA to Namibia.' },
    },
    { constraints: { ...KEY, pattern: '[A-Z]{2}' } },
  ),
  field(
    'procedure',
    'string',
    { title: 'Procedure', description: 'Kind of proceedings.', pl: { title: 'Procedura', description: 'Rodzaj postępowania.' } },
    { constraints: KEY, codes: PROCEDURES },
  ),
  field(
    'voivodeship',
    'string',
    {
      title: 'Voivodeship',
      description: 'Where the case is kept: TERYT code of the voivodeship, two digits with the leading zero.',
      pl: { title: 'Województwo', description: 'Miejsce prowadzenia sprawy: kod TERYT województwa, dwie cyfry z zerem wiodącym.' },
    },
    { constraints: { ...KEY, pattern: '[0-9]{2}' } },
  ),
  field('sex', 'string', { title: 'Sex', description: 'Sex of the person.', pl: { title: 'Płeć', description: 'Płeć osoby.' } }, { constraints: KEY, codes: SEXES }),
  field(
    'age_group',
    'string',
    {
      title: 'Age group',
      description: 'Age in completed years on the day of application, in the groups of Eurostat.',
      pl: { title: 'Grupa wieku', description: 'Wiek w ukończonych latach w dniu złożenia wniosku, w grupach Eurostatu.' },
    },
    { constraints: KEY, codes: AGE_GROUPS, categoriesOrdered: true },
  ),
];

function figureFields(edition: Edition): SchemaField[] {
  const count = (name: string, title: string, description: string, plTitle: string, plDescription: string): SchemaField =>
    field(name, 'integer', { title, description, pl: { title: plTitle, description: plDescription } }, { constraints: COUNT });
  return [
    count(
      'applications',
      'Applications',
      'Persons for whom an application was lodged in the month; for the obligation to return, persons against whom proceedings were opened.',
      'Wnioski',
      'Osoby, dla których w danym miesiącu złożono wniosek; przy zobowiązaniu do powrotu – osoby, wobec których wszczęto postępowanie.',
    ),
    count(
      'positive',
      'Positive decisions',
      'Persons to whom the status or permit was granted in the month; for the obligation to return, persons obliged to return.',
      'Decyzje pozytywne',
      'Osoby, którym w danym miesiącu udzielono ochrony lub zezwolenia; przy zobowiązaniu do powrotu – osoby zobowiązane do powrotu.',
    ),
    count('negative', 'Negative decisions', 'Persons who received a refusal in the month.', 'Decyzje negatywne', 'Osoby, którym w danym miesiącu wydano decyzję odmowną.'),
    count(REDESCRIBED_FIELD, 'Discontinued cases', DISCONTINUED[edition].en, 'Sprawy umorzone', DISCONTINUED[edition].pl),
  ];
}

/** What the second edition adds to the description: the field's meaning was unclear. */
const DISCONTINUED = {
  1: {
    en: 'Persons whose case was discontinued in the month.',
    pl: 'Osoby, których sprawę w danym miesiącu umorzono.',
  },
  2: {
    en: 'Persons whose case was discontinued in the month, including applications withdrawn and cases left without examination.',
    pl: 'Osoby, których sprawę w danym miesiącu umorzono, łącznie z wnioskami wycofanymi i pozostawionymi bez rozpoznania.',
  },
} as const;

const STATUS_FIELD = field(
  'obs_status',
  'string',
  {
    title: 'Observation status',
    description: 'What kind of figures stand in the row, after the SDMX code list CL_OBS_STATUS. L: the four figures are missing.',
    pl: { title: 'Status obserwacji', description: 'Charakter liczb w wierszu według listy kodów SDMX CL_OBS_STATUS. L: brak wszystkich czterech liczb.' },
  },
  { constraints: KEY, codes: STATUSES },
);

export const CODE_LISTS = {
  citizenships: codeList('citizenships', {
    title: 'Citizenships',
    description: 'ISO 3166-1 alpha-2 codes of the citizenships in the cases.',
    pl: { title: 'Obywatelstwa', description: 'Kody ISO 3166-1 alfa-2 obywatelstw występujących w sprawach.' },
  }),
  procedures: codeList('procedures', {
    title: 'Procedures',
    description: 'Kinds of proceedings.',
    pl: { title: 'Procedury', description: 'Rodzaje postępowań.' },
  }),
  voivodeships: codeList('voivodeships', {
    title: 'Voivodeships',
    description: 'TERYT codes of the sixteen voivodeships of Poland.',
    pl: { title: 'Województwa', description: 'Kody TERYT szesnastu województw.' },
  }),
  ageGroups: codeList('age_groups', {
    title: 'Age groups',
    description: 'Age groups as Eurostat codes them.',
    pl: { title: 'Grupy wieku', description: 'Grupy wieku według kodów Eurostatu.' },
  }),
} as const;
