import { type Column, type Field, isValid } from '#shared/table';

/** Names of fields that count years, in the languages of the house and in SDMX. */
const NAMED_YEAR = /(^|[^a-z])(year|yr|time_period|time|period|rok|roku|lata|rocznik|év|ev)([^a-z]|$)/i;

/**
 * Whether whole numbers are years although nobody declared them so (plain files): by the field's name and by every
 * value. A year is written `2015`, not `2,015`, and is a place in time.
 */
export function readsAsYear(field: Field, column: Column): boolean {
  if (field.type === 'year') return true;
  if (field.type !== 'integer' || column.kind !== 'int32' || !NAMED_YEAR.test(field.name)) return false;
  return column.values.every((value, row) => (value >= 1800 && value <= 2199) || !isValid(column.validity, row));
}
