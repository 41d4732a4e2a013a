import { allValid, type Bitmap, type Column, setInvalid } from '#shared/table';
import type { Coded } from '../bilingual';
import { AGE_GROUPS, CITIZENSHIPS, SEXES, STATUSES, VOIVODESHIPS } from './code-lists';
import { PROCEDURES } from './procedures';
import { MONTHS } from './story';

const codesOf = (list: readonly Coded[]): readonly string[] => list.map(({ code }) => code);

/** The coded fields of a case and their codes; a row holds indexes into these lists. */
export const DIMENSIONS = {
  month: MONTHS,
  citizenship: codesOf(CITIZENSHIPS),
  procedure: codesOf(PROCEDURES),
  voivodeship: codesOf(VOIVODESHIPS),
  sex: codesOf(SEXES),
  age_group: codesOf(AGE_GROUPS),
  obs_status: codesOf(STATUSES),
} as const;

export type Dimension = keyof typeof DIMENSIONS;
const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** The fields that tell one row from every other. */
export type KeyField = Exclude<Dimension, 'obs_status'>;
export const KEY_FIELDS: readonly KeyField[] = DIMENSION_NAMES.filter((name) => name !== 'obs_status');

export const FIGURES = ['applications', 'positive', 'negative', 'discontinued'] as const;
export type Figure = (typeof FIGURES)[number];

const statusIndex = (code: string): number => DIMENSIONS.obs_status.indexOf(code);
export const STATUS = { normal: statusIndex('A'), estimated: statusIndex('E'), notCollected: statusIndex('L'), provisional: statusIndex('P') };

/** Rows held column by column. The figures of a row that was not collected are 0 here and NULL in the table. */
export interface CaseRows {
  readonly rows: number;
  readonly codes: Readonly<Record<Dimension, Uint8Array>>;
  readonly figures: Readonly<Record<Figure, Int32Array>>;
}

/** Takes rows one by one, however many come. */
export class CaseRowsBuilder {
  rows = 0;
  private readonly codes = perName(DIMENSION_NAMES, () => new Uint8Array(1 << 16));
  private readonly figures = perName(FIGURES, () => new Int32Array(1 << 16));

  append(codes: Readonly<Record<Dimension, number>>, figures: Readonly<Record<Figure, number>>): void {
    if (this.rows === this.codes.month.length) this.double();
    for (const name of DIMENSION_NAMES) this.codes[name][this.rows] = codes[name];
    for (const name of FIGURES) this.figures[name][this.rows] = figures[name];
    this.rows++;
  }

  /** What was taken, in arrays of exactly that length. */
  build(): CaseRows {
    return firstRows(this.rows, { rows: this.rows, codes: this.codes, figures: this.figures });
  }

  private double(): void {
    for (const name of DIMENSION_NAMES) {
      const grown = new Uint8Array(2 * this.rows);
      grown.set(this.codes[name]);
      this.codes[name] = grown;
    }
    for (const name of FIGURES) {
      const grown = new Int32Array(2 * this.rows);
      grown.set(this.figures[name]);
      this.figures[name] = grown;
    }
  }
}

/** A copy of the first `rows` rows, which may be changed without touching the original. */
export function firstRows(rows: number, { codes, figures }: CaseRows): CaseRows {
  return {
    rows,
    codes: perName(DIMENSION_NAMES, (name) => codes[name].slice(0, rows)),
    figures: perName(FIGURES, (name) => figures[name].slice(0, rows)),
  };
}

/** The columns of the table `cases`: the key, the figures, the status. */
export function columnsOf({ rows, codes, figures }: CaseRows): Column[] {
  const validity = collectedOf(codes.obs_status);
  const coded = (name: Dimension): Column => ({ kind: 'dictionary', codes: codes[name], dictionary: usedEntries(DIMENSIONS[name], codes[name], rows) });
  const counted = (name: Figure): Column => ({ kind: 'int32', values: figures[name], validity });
  return [...KEY_FIELDS.map(coded), ...FIGURES.map(counted), coded('obs_status')];
}

/** A shorter edition ends the list of months; no other entry of a dictionary may go, for codes are positions in it. */
function usedEntries(entries: readonly string[], codes: Uint8Array, rows: number): readonly string[] {
  let last = -1;
  for (let row = 0; row < rows; row++) last = Math.max(last, codes[row] as number);
  return entries.slice(0, last + 1);
}

function collectedOf(status: Uint8Array): Bitmap {
  const validity = allValid(status.length);
  status.forEach((code, row) => {
    if (code === STATUS.notCollected) setInvalid(validity, row);
  });
  return validity;
}

/** An object with a value for each of the names. */
export function perName<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
