import type { Coded } from '../bilingual';
import type { Citizenship, Voivodeship } from './code-lists';

/** The invented behaviour of one procedure. */
export interface Procedure extends Coded {
  /** Applications in an ordinary month of the first year, over all citizenships and voivodeships. */
  readonly monthly: number;
  /** Share of the waiting cases that an office decides in an ordinary month. */
  readonly clearance: number;
  /** Share of positive decisions; protection takes the citizenship's own. */
  readonly positive: number | 'byCitizenship';
  /** Share of discontinued among the decisions that are not positive. */
  readonly discontinued: number;
  /** January to December, around 1. */
  readonly seasons: readonly number[];
  /** Women then men, each from the youngest age group to the oldest; together 1. */
  readonly people: readonly number[];
  weightOf(citizenship: Citizenship): number;
  shareOf(voivodeship: Voivodeship): number;
}

const STAY_SEASONS = [0.94, 0.96, 1.02, 0.97, 0.98, 0.95, 0.96, 1.0, 1.18, 1.24, 1.04, 0.76];
const PROTECTION_SEASONS = [0.78, 0.76, 0.86, 0.94, 1.02, 1.08, 1.14, 1.22, 1.2, 1.14, 1.0, 0.86];
const EVEN_SEASONS = [1.02, 1.0, 1.04, 1.0, 1.0, 0.98, 0.94, 0.94, 1.04, 1.08, 1.04, 0.92];

const WORKERS = [0.025, 0.012, 0.185, 0.14, 0.008, 0.027, 0.013, 0.34, 0.245, 0.005];
const FAMILIES = [0.15, 0.032, 0.145, 0.105, 0.008, 0.16, 0.04, 0.21, 0.145, 0.005];
const REFUGEES = [0.165, 0.06, 0.2, 0.215, 0.06, 0.17, 0.055, 0.025, 0.035, 0.015];
const SETTLED = [0.06, 0.02, 0.2, 0.215, 0.02, 0.062, 0.023, 0.19, 0.2, 0.01];
const RETURNED = [0.012, 0.006, 0.085, 0.062, 0.002, 0.014, 0.014, 0.45, 0.35, 0.005];

const stay = { weightOf: (from: Citizenship) => from.stay, shareOf: (where: Voivodeship) => where.stay };
const protection = { weightOf: (from: Citizenship) => from.protection, shareOf: (where: Voivodeship) => where.protection };

export const PROCEDURES: readonly Procedure[] = [
  {
    code: 'IP',
    en: 'International protection',
    pl: 'Ochrona międzynarodowa',
    monthly: 290,
    clearance: 0.21,
    positive: 'byCitizenship',
    discontinued: 0.5,
    seasons: PROTECTION_SEASONS,
    people: FAMILIES,
    ...protection,
  },
  {
    code: 'TP',
    en: 'Temporary protection',
    pl: 'Ochrona czasowa',
    // Nobody until the influx (story.ts) brings them.
    monthly: 1,
    clearance: 0.93,
    positive: 0.985,
    discontinued: 0.8,
    seasons: EVEN_SEASONS,
    people: REFUGEES,
    weightOf: ({ code }) => (code === 'UA' ? 1 : 0),
    shareOf: (where) => where.stay,
  },
  {
    code: 'TR',
    en: 'Temporary residence permit',
    pl: 'Zezwolenie na pobyt czasowy',
    monthly: 2_400,
    clearance: 0.16,
    positive: 0.81,
    discontinued: 0.45,
    seasons: STAY_SEASONS,
    people: WORKERS,
    ...stay,
  },
  {
    code: 'PR',
    en: 'Permanent residence permit',
    pl: 'Zezwolenie na pobyt stały',
    monthly: 240,
    clearance: 0.14,
    positive: 0.86,
    discontinued: 0.35,
    seasons: EVEN_SEASONS,
    people: SETTLED,
    ...stay,
  },
  {
    code: 'RE',
    en: 'Obligation to return',
    pl: 'Zobowiązanie do powrotu',
    monthly: 270,
    clearance: 0.55,
    positive: 0.87,
    discontinued: 0.6,
    seasons: EVEN_SEASONS,
    people: RETURNED,
    weightOf: (from) => from.stay + from.protection / 4,
    shareOf: (where) => (where.stay + where.protection) / 2,
  },
];
