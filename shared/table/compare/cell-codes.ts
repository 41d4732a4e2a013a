import { isValid } from '../bitmap';
import { type Cell, cellAt, type Column, rowsOf } from '../column';

/** Numbers that stand for the values of two columns: equal numbers, equal values. */
export interface CellCodes {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  /** Every number is below it. */
  readonly size: number;
}

/** Codes of two columns in one count. What counts is the value: 5 is 5 however wide the column, and never the text `5`. */
export function cellCodes(before: Column, after: Column): CellCodes {
  const values = new Values();
  return { before: codesOf(before, values), after: codesOf(after, values), size: values.size };
}

/** Values in order of first appearance. */
class Values {
  readonly #codes = new Map<Cell, number>();
  /** By their bytes as text: two arrays are never the same key. */
  readonly #blobs = new Map<string, number>();
  size = 0;

  codeOf(cell: Cell): number {
    return cell instanceof Uint8Array ? this.#code(this.#blobs, cell.join()) : this.#code(this.#codes, exact(cell));
  }

  #code<Key>(codes: Map<Key, number>, key: Key): number {
    const known = codes.get(key);
    if (known !== undefined) return known;
    codes.set(key, this.size);
    return this.size++;
  }
}

/** Whole numbers that a double only happens to hold are written as 64-bit columns give them. */
function exact(cell: Exclude<Cell, Uint8Array>): Exclude<Cell, Uint8Array> {
  return typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell) ? BigInt(cell) : cell;
}

function codesOf(column: Column, values: Values): Uint32Array {
  const codes = new Uint32Array(rowsOf(column));
  if (column.kind === 'dictionary') {
    const entries = Uint32Array.from(column.dictionary, (cell) => values.codeOf(cell));
    column.codes.forEach((code, row) => (codes[row] = entries[code] as number));
    return codes;
  }
  if (column.kind === 'int64') return codes.map((_, row) => values.codeOf(cellAt(column, row)));
  const { values: numbers, validity } = column;
  for (let row = 0; row < codes.length; row++) codes[row] = values.codeOf(isValid(validity, row) ? (numbers[row] as number) : null);
  return codes;
}
