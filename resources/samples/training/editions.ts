import { drawCases } from './cases';
import { type Random, sfc32 } from './random';
import { type CaseRows, DIMENSIONS, type Figure, FIGURES, firstRows, KEY_FIELDS, type KeyField, perName, STATUS } from './rows';
import { MONTHS } from './story';

export type Edition = 1 | 2;

/** The last month of each edition. */
export const LAST_MONTH: Readonly<Record<Edition, string>> = { 1: '2025-09', 2: '2025-12' };

/** The last months of an edition are provisional (status `P`); the next edition makes them final. */
const PROVISIONAL_MONTHS = 3;

const REVISED_ROWS = 240;
/** Revisions reach one year back from the end of the first edition. */
const REVISED_MONTHS = 12;
const REVISION_SEED = 2026_01;

type Figures = Readonly<Record<Figure, number>>;

/** A row that the second edition corrects. */
export interface Revision {
  readonly key: Readonly<Record<KeyField, string>>;
  readonly before: Figures;
  readonly after: Figures;
}

/** Everything in which the table `cases` differs between the two editions. */
export interface CaseChanges {
  /** Months that the second edition adds, and their rows. */
  readonly addedMonths: readonly string[];
  readonly addedRows: number;
  /** Months that were provisional and are final now; in their rows the status goes from `P` to `A`. */
  readonly finalMonths: readonly string[];
  readonly finalRows: number;
  /** Rows whose figures were corrected, in the order of the table; some of them are among the final ones. */
  readonly revisions: readonly Revision[];
}

/** The rows of an edition, sorted by month. */
export function casesOf(edition: Edition): CaseRows {
  const all = drawCases();
  const cases = firstRows(rowsUntil(LAST_MONTH[edition], all), all);
  if (edition === 2) {
    for (const { row, after } of correctionsOf(all)) setFigures(cases, row, after);
  }
  cases.codes.obs_status.fill(STATUS.provisional, rowsUntil(monthsBefore(LAST_MONTH[edition], PROVISIONAL_MONTHS), cases));
  return cases;
}

export function caseChanges(): CaseChanges {
  const all = drawCases();
  const [end, provisional] = [LAST_MONTH[1], monthsBefore(LAST_MONTH[1], PROVISIONAL_MONTHS)];
  return {
    addedMonths: MONTHS.filter((month) => month > end && month <= LAST_MONTH[2]),
    addedRows: rowsUntil(LAST_MONTH[2], all) - rowsUntil(end, all),
    finalMonths: MONTHS.filter((month) => month > provisional && month <= end),
    finalRows: rowsUntil(end, all) - rowsUntil(provisional, all),
    revisions: correctionsOf(all).map(({ row, before, after }) => ({ key: keyAt(all, row), before, after })),
  };
}

interface Correction {
  readonly row: number;
  readonly before: Figures;
  readonly after: Figures;
}

function correctionsOf(all: CaseRows): Correction[] {
  const from = rowsUntil(monthsBefore(LAST_MONTH[1], REVISED_MONTHS), all);
  const to = rowsUntil(LAST_MONTH[1], all);
  const random = sfc32(REVISION_SEED);
  const rows = new Set<number>();
  while (rows.size < REVISED_ROWS) rows.add(from + Math.floor(random() * (to - from)));
  return [...rows]
    .sort((a, b) => a - b)
    .map((row) => {
      const before = figuresAt(all, row);
      return { row, before, after: corrected(before, random) };
    });
}

/** A refusal that an appeal turned into a grant; where nothing was refused, one to three applications registered late. */
function corrected(figures: Figures, random: Random): Figures {
  if (figures.negative > 0) return { ...figures, negative: figures.negative - 1, positive: figures.positive + 1 };
  return { ...figures, applications: figures.applications + 1 + Math.floor(random() * 3) };
}

/** Number of rows up to the end of `month`. */
function rowsUntil(month: string, cases: CaseRows): number {
  const last = MONTHS.indexOf(month);
  const after = cases.codes.month.findIndex((code) => code > last);
  return after < 0 ? cases.rows : after;
}

function monthsBefore(month: string, count: number): string {
  return MONTHS[MONTHS.indexOf(month) - count] as string;
}

function figuresAt({ figures }: CaseRows, row: number): Figures {
  return perName(FIGURES, (name) => figures[name][row] as number);
}

function setFigures(cases: CaseRows, row: number, figures: Figures): void {
  for (const name of FIGURES) cases.figures[name][row] = figures[name];
}

function keyAt({ codes }: CaseRows, row: number): Revision['key'] {
  return perName(KEY_FIELDS, (name) => DIMENSIONS[name][codes[name][row] as number] as string);
}
