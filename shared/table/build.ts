import { allValid, type Bitmap, setInvalid } from './bitmap';
import { type Cell, type Column, type DictionaryColumn, narrowCodes, type NumberColumn } from './column';

const INT32_MIN = -0x8000_0000;
const INT32_MAX = 0x7fff_ffff;

/** Cells in row order -> the tightest column that holds them exactly. Integers and reals do not mix: a mixed column keeps each as it is. */
export function columnFrom(cells: readonly Cell[]): Column {
  switch (kindOf(cells)) {
    case 'int32':
      return numbers(cells, 'int32');
    case 'int64':
      return numbers(cells, 'int64');
    case 'float64':
      return numbers(cells, 'float64');
    case 'dictionary':
      return dictionaryFrom(cells);
  }
}

/** Any cells as a dictionary column, entries in order of first appearance. */
export function dictionaryFrom(cells: readonly Cell[]): DictionaryColumn {
  const codeOf = new Map<unknown, number>();
  const dictionary: Cell[] = [];
  const codes = new Uint32Array(cells.length);
  cells.forEach((cell, row) => {
    const key = cell instanceof Uint8Array ? `blob:${cell.join()}` : typeof cell === 'string' ? `text:${cell}` : cell;
    let code = codeOf.get(key);
    if (code === undefined) {
      code = dictionary.push(cell) - 1;
      codeOf.set(key, code);
    }
    codes[row] = code;
  });
  return { kind: 'dictionary', codes: narrowCodes(codes, dictionary.length), dictionary };
}

/** A column without a single value. */
export function nullColumn(rows: number): DictionaryColumn {
  return { kind: 'dictionary', codes: new Uint8Array(rows), dictionary: [null] };
}

function kindOf(cells: readonly Cell[]): Column['kind'] {
  let kind: Column['kind'] | null = null;
  for (const cell of cells) {
    if (cell === null) continue;
    const own = kindOfCell(cell);
    if (kind === null || kind === own) kind = own;
    else if (isInteger(kind) && isInteger(own)) kind = 'int64';
    else return 'dictionary';
  }
  return kind ?? 'dictionary';
}

function kindOfCell(cell: Exclude<Cell, null>): Column['kind'] {
  if (typeof cell === 'bigint') return 'int64';
  if (typeof cell !== 'number') return 'dictionary';
  if (!Number.isSafeInteger(cell) || Object.is(cell, -0)) return 'float64';
  return cell >= INT32_MIN && cell <= INT32_MAX ? 'int32' : 'int64';
}

function isInteger(kind: Column['kind']): boolean {
  return kind === 'int32' || kind === 'int64';
}

function numbers(cells: readonly Cell[], kind: NumberColumn['kind']): NumberColumn {
  let validity: Bitmap | null = null;
  const invalidAt = (row: number): void => {
    validity ??= allValid(cells.length);
    setInvalid(validity, row);
  };
  if (kind === 'int64') {
    const values = BigInt64Array.from(cells, (cell, row) => (cell === null ? (invalidAt(row), 0n) : BigInt(cell as number | bigint)));
    return { kind, values, validity };
  }
  const fill = (cell: Cell, row: number): number => (cell === null ? (invalidAt(row), 0) : (cell as number));
  if (kind === 'int32') return { kind, values: Int32Array.from(cells, fill), validity };
  return { kind, values: Float64Array.from(cells, fill), validity };
}
