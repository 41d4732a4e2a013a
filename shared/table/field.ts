import type { LocalText } from '#shared/base';
import type { Cell } from './column';

/** Field types of Table Schema (Data Package v2). */
export type FieldType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'year'
  | 'yearmonth'
  | 'duration'
  | 'any';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly title?: LocalText;
  readonly description?: LocalText;
  /** The codes that may stand in it and what they mean (Table Schema, `categories`). */
  readonly categories?: readonly Category[];
  /** What its missing cells were written as, and what that meant (Table Schema, `missingValues`): they are NULL here. */
  readonly missing?: readonly Category[];
}

/** A code and what it means. */
export interface Category {
  readonly value: Cell;
  readonly label?: LocalText;
}
