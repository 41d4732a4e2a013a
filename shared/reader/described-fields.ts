import { MoloError } from '#shared/base';
import type { Column, Field, FieldType } from '#shared/table';

const NUMBERS: ReadonlySet<FieldType> = new Set(['integer', 'number', 'boolean', 'year']);

/**
 * Fields of a file that brings its own types (Parquet, Arrow), with what a descriptor declares of them:
 * titles, descriptions, and a narrower type that the stored values already have.
 * @throws MoloError `package.malformed` where the descriptor names other fields, or text where numbers lie
 */
export function describedFields(own: readonly Field[], columns: readonly Column[], declared: readonly Field[] | undefined, file: string): readonly Field[] {
  if (declared === undefined || declared.length === 0) return own;
  return own.map((field, index) => {
    const description = declared.find(({ name }) => name === field.name);
    if (description === undefined || declared.length !== own.length || !holds(columns[index] as Column, description.type)) {
      throw new MoloError('package.malformed', { file, at: field.name });
    }
    return description;
  });
}

/** Integers and reals answer to any type of number; a column without a single value to any type at all. */
function holds(column: Column, type: FieldType): boolean {
  if (type === 'any') return true;
  if (column.kind !== 'dictionary') return NUMBERS.has(type) && (column.kind !== 'float64' || type === 'number');
  return !NUMBERS.has(type) || column.dictionary.every((cell) => cell === null);
}
