import { textIn } from '#shared/base';
import { type Translator, visibleText } from '#shared/i18n';
import { type Bin, type Cell, type Field, type FieldProfile, numberLook } from '#shared/table';

/** How a field's values are written for people. */
export type ValueWriter = (value: Cell) => string;

/** Characters of a text that are shown; a longer one ends in an ellipsis. */
const MOST_SHOWN = 120;

const MOST_DECIMALS = 6;

/** As much as a narrow panel has room for. */
const DATES: Readonly<Record<'date' | 'yearmonth' | 'datetime', Intl.DateTimeFormatOptions>> = {
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  yearmonth: { year: 'numeric', month: 'short' },
  datetime: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
};

export function valueWriter({ type }: Pick<FieldProfile, 'type'>, translator: Translator): ValueWriter {
  const { t, number } = translator;
  return (value) => {
    if (value === null) return t('profile:missing');
    if (value === '') return t('profile:emptyText');
    if (value instanceof Uint8Array) return t('ui:grid.bytes', { count: value.length });
    if (typeof value === 'string') return dateText(value, type, translator) ?? shownText(value);
    if (type === 'boolean' && (value === 0 || value === 1)) return t(value === 1 ? 'ui:yes' : 'ui:no');
    // Years have no thousands.
    return number(value, type === 'year' ? { useGrouping: false } : numberLook([Number(value)], MOST_DECIMALS));
  };
}

/** What a code means, where the field says so. */
export function labelOf({ categories }: Field, value: Cell, { language }: Pick<Translator, 'language'>): string | undefined {
  const label = categories?.find((category) => category.value === value)?.label;
  const text = label && textIn(label, language);
  return text === undefined ? undefined : shownText(text);
}

/** `2020`, `2020–2024`, `0.5–1`. */
export function binText({ from, to, includesTo }: Bin, write: ValueWriter, { t }: Pick<Translator, 't'>): string {
  if (from === to) return write(from);
  return t(includesTo ? 'profile:fromTo' : 'profile:fromBelow', { from: write(from), to: write(to) });
}

/** A mean or median: as many decimals as say something beside its size. */
export function roundedText(value: number, { number }: Pick<Translator, 'number'>): string {
  return number(value, numberLook([value], Math.abs(value) < 100 ? 2 : 1));
}

function dateText(value: string, type: FieldProfile['type'], { date }: Translator): string | null {
  if (type !== 'date' && type !== 'yearmonth' && type !== 'datetime') return null;
  if (!/^\d{4}-\d{2}(-\d{2})?([T ].*)?$/.test(value)) return null;
  if (type !== 'datetime' || value.length <= 10) return date(value, value.length <= 7 ? DATES.yearmonth : DATES.date);
  return date(value, value.endsWith('Z') ? { ...DATES.datetime, timeZone: 'UTC' } : DATES.datetime);
}

/** Nothing that acts instead of being seen, on one line; spaces alone are made to be seen. */
function shownText(text: string): string {
  const cut = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\u2026` : text;
  const seen = visibleText(cut.replace(/\r\n|[\r\n]/g, '\u21b5').replaceAll('\t', '\u21e5'));
  return seen.trim() === '' ? seen.replace(/\s/gu, '\u2423') : seen;
}
