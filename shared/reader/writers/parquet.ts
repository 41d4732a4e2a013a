import { type BasicType, parquetWriteBuffer } from 'hyparquet-writer';
import { toHex } from '#shared/base';
import { type Cell, cellAt, type Column, type DictionaryColumn, type Table } from '#shared/table';

/** Few groups compress better; each still decodes piece by piece. */
const ROWS_OF_GROUP = 250_000;

/**
 * A table as a Parquet file, compressed with Snappy. Text columns keep their dictionaries;
 * where texts, numbers and bytes are mixed in one column, all become text.
 */
export function writeParquet(table: Table): Uint8Array {
  const columnData = table.fields.map(({ name }, index) => ({ name, ...stored(table.columns[index] as Column) }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: ROWS_OF_GROUP, createdBy: 'molo', statistics: false }));
}

interface Stored {
  readonly data: ArrayLike<unknown> & unknown[];
  readonly type: BasicType;
  readonly nullable: boolean;
}

const TYPE_OF_KIND = { int32: 'INT32', int64: 'INT64', float64: 'DOUBLE' } as const;

function stored(column: Column): Stored {
  if (column.kind === 'dictionary') return storedDictionary(column);
  const { kind, values, validity } = column;
  const type = TYPE_OF_KIND[kind];
  if (validity === null) return { data: values as unknown as Stored['data'], type, nullable: false };
  const wide = kind === 'int64';
  const data = Array.from({ length: values.length }, (_, row) => {
    const cell = cellAt(column, row);
    return wide && cell !== null ? BigInt(cell as number | bigint) : cell;
  });
  return { data, type, nullable: true };
}

function storedDictionary({ codes, dictionary }: DictionaryColumn): Stored {
  const areBytes = dictionary.length > 0 && dictionary.every((cell) => cell === null || cell instanceof Uint8Array);
  const entries = areBytes ? dictionary : dictionary.map(asText);
  return { data: Array.from(codes, (code) => entries[code]), type: areBytes ? 'BYTE_ARRAY' : 'STRING', nullable: true };
}

function asText(cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  return cell instanceof Uint8Array ? toHex(cell) : String(cell);
}
