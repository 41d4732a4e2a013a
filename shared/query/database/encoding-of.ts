import type { Column, Field } from '#shared/table';
import type { ColumnEncoding } from './column-encoding';
import { dictionaryEncoding } from './dictionary-encoding';
import { floatEncoding, int32Encoding, int64Encoding } from './number-encoding';

export function encodingOf(column: Column, field: Field): ColumnEncoding {
  switch (column.kind) {
    case 'dictionary':
      return dictionaryEncoding(column, field.type);
    case 'int32':
      return int32Encoding(column);
    case 'int64':
      return int64Encoding(column);
    case 'float64':
      return floatEncoding(column);
  }
}
