import type { LocalText } from '#shared/base';

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
}
