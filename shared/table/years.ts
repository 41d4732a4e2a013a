import { isValid } from './bitmap';
import type { Column } from './column';
import type { Field } from './field';

/** Names of fields that count years, in the languages of the house and in SDMX. */
const NAMED_YEAR = /(^|[^a-z])(year|yr|time_period|time|period|rok|roku|lata|rocznik|év|ev)([^a-z]|$)/i;

/** As an answer calls it that counts or adds up years: an amount. */
const AMOUNT = /^(count|sum|total)\s*\(/i;

/** Columns do not change: each is walked through once. */
const known = new WeakMap<Column, boolean>();

/**
 * Whether whole numbers are years although nobody declared them so (plain files, results of queries): by the field's
 * name and by every value. A year is written `2015`, not `2,015`, and is a place in time.
 */
export function readsAsYear(field: Field, column: Column): boolean {
  if (field.type === 'year') return true;
  if (field.type !== 'integer' || !NAMED_YEAR.test(field.name) || AMOUNT.test(field.name)) return false;
  const years = known.get(column) ?? holdsYears(column);
  known.set(column, years);
  return years;
}

function holdsYears(column: Column): boolean {
  return column.kind === 'int32' && column.values.every((value, row) => (value >= 1800 && value <= 2199) || !isValid(column.validity, row));
}
