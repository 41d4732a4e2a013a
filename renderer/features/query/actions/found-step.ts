import type { Cell } from '#shared/table';
import { type PeriodKind, STEPS, type Step, stepOf, type TimeField } from './period';

/** What the periods of a series have in common. */
export interface FoundStep {
  readonly step: Step | null;
  readonly isAtEnd: boolean;
}

/**
 * The step of a series, found from all of its periods: dates that are all the first, the last or the same day of a month are
 * months; of a quarter, quarters; of a year, years; seven days apart, weeks. Months may be quarters or years in the same way.
 * One period alone is taken as it is written.
 */
export function foundStep(kind: PeriodKind, periods: readonly Cell[]): FoundStep {
  const written = { step: stepOf({ name: '', kind }), isAtEnd: false };
  const texts = periods.map(String);
  if (texts.length < 2) return written;
  if (kind === 'quarter') return { ...written, step: ofMonths(texts.map((text) => 12 * Number(text.slice(0, 4)) + 3 * Number(text.at(-1)))) };
  if (kind === 'month') return { ...written, step: ofMonths(texts.map(monthOf)) };
  if (kind !== 'day' && kind !== 'midnight') return written;
  const isAtEnd = texts.every(isLastOfMonth);
  if (isAtEnd || texts.every((text) => text.slice(8, 10) === texts[0]?.slice(8, 10))) return { step: ofMonths(texts.map(monthOf)), isAtEnd };
  return { ...written, step: areApart(texts.map((text) => dateOf(text) / DAY), 7) ? 'week' : 'day' };
}

/** A time by the step that was found, or by the one that was chosen: a longer one takes several periods for one. */
export function stepped(time: TimeField, { step: found, isAtEnd }: FoundStep, chosen: Step | null): TimeField {
  const step = chosen ?? found;
  if (step === null || found === null) return time;
  return { ...time, step, ...(isAtEnd ? { isAtEnd } : {}), ...(STEPS.indexOf(step) > STEPS.indexOf(found) ? { isFiner: true } : {}) };
}

const DAY = 86_400_000;

function ofMonths(months: readonly number[]): Step {
  return areApart(months, 12) ? 'year' : areApart(months, 3) ? 'quarter' : 'month';
}

/** Whether all are whole multiples of a length apart. */
function areApart(numbers: readonly number[], length: number): boolean {
  return numbers.every((number) => (number - (numbers[0] as number)) % length === 0);
}

function monthOf(text: string): number {
  return 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7));
}

function dateOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
}

function isLastOfMonth(text: string): boolean {
  return new Date(dateOf(text) + DAY).getUTCDate() === 1;
}
