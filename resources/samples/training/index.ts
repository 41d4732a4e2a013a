import { described } from '../bilingual';
import { codeListColumns } from '../code-list';
import { sampleSource, type SampleDescriptor, type SampleSource } from '../sample';
import { AGE_GROUPS, CITIZENSHIPS, VOIVODESHIPS } from './code-lists';
import { CODE_LISTS, casesResource, REDESCRIBED_FIELD } from './description';
import { type CaseChanges, caseChanges, casesOf, type Edition } from './editions';
import { PROCEDURES } from './procedures';
import { columnsOf } from './rows';

/** What an update of the training package must show, and nothing beside it. */
export interface TrainingChanges extends CaseChanges {
  /** The one field of `cases` whose description was reworded. */
  readonly redescribedField: string;
}

/** Synthetic case statistics for learning on: the first edition, or the second with the changes of `trainingChanges()`. */
export function trainingPackage(edition: Edition): SampleSource {
  return sampleSource(aboutEdition(edition), edition, [
    { resource: casesResource(edition), columns: columnsOf(casesOf(edition)) },
    { resource: CODE_LISTS.citizenships, columns: codeListColumns(CITIZENSHIPS) },
    { resource: CODE_LISTS.procedures, columns: codeListColumns(PROCEDURES) },
    { resource: CODE_LISTS.voivodeships, columns: codeListColumns(VOIVODESHIPS) },
    { resource: CODE_LISTS.ageGroups, columns: codeListColumns(AGE_GROUPS) },
  ]);
}

export function trainingChanges(): TrainingChanges {
  return { ...caseChanges(), redescribedField: REDESCRIBED_FIELD };
}

const { molo, ...TITLES } = described({
  title: 'Synthetic training data: migration case statistics',
  description: 'Invented statistics of migration cases for learning and trying things out. They are made by a program; no row describes a person or a case, and no figure is a statistic of any country.',
  pl: {
    title: 'Syntetyczne dane szkoleniowe: statystyka spraw migracyjnych',
    description: 'Fikcyjna statystyka spraw migracyjnych do nauki i ćwiczeń. Dane wygenerował program; żaden wiersz nie opisuje osoby ani sprawy, a żadna liczba nie jest statystyką jakiegokolwiek kraju.',
  },
});

const CREATED: Readonly<Record<Edition, string>> = { 1: '2025-10-20T08:00:00Z', 2: '2026-01-20T08:00:00Z' };

function aboutEdition(edition: Edition): Omit<SampleDescriptor, 'resources'> {
  return {
    name: 'molo-training',
    ...TITLES,
    version: `${edition}.0.0`,
    created: CREATED[edition],
    keywords: ['synthetic', 'training', 'migration', 'applications', 'decisions'],
    licenses: [{ name: 'CC0-1.0', title: 'Creative Commons Zero 1.0 Universal', path: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
    sources: [{ title: "Molo's seeded generator of training data; no real data went into it", version: `${edition}` }],
    contributors: [{ title: 'The Molo authors', roles: ['creator'] }],
    molo: { ...molo, marking: { line: 'SYNTHETIC DATA FOR TRAINING / DANE SYNTETYCZNE DO SZKOLEŃ', tlp: 'CLEAR', synthetic: true } },
  };
}
