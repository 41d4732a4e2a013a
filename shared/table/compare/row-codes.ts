import type { CellCodes } from './cell-codes';

/**
 * Codes of whole rows: equal where all of the columns are. Column by column, each pair of a code so far
 * and a code of the next column gets a number of its own, so that no row is ever built.
 * @param onColumn told after each column
 */
export function rowCodes(columns: readonly CellCodes[], onColumn: () => void = () => undefined): CellCodes {
  const [first, ...rest] = columns;
  if (first === undefined) throw new RangeError('rows are compared by at least one column');
  onColumn();
  return rest.reduce((codes, column) => {
    const pairs = new Pairs();
    const before = pairs.codes(codes.before, column.before);
    const after = pairs.codes(codes.after, column.after);
    onColumn();
    return { before, after, size: pairs.size };
  }, first);
}

/** Pairs of numbers -> codes in order of first appearance: an open addressing table over typed arrays. */
class Pairs {
  size = 0;
  #left: Uint32Array = new Uint32Array(1024);
  #right: Uint32Array = new Uint32Array(1024);
  #slots = new Int32Array(2048).fill(-1);

  codes(left: Uint32Array, right: Uint32Array): Uint32Array {
    return left.map((value, row) => this.#code(value, right[row] as number));
  }

  #code(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    let slot = mixed(left, right) & mask;
    for (let code = this.#slots[slot] as number; code >= 0; code = this.#slots[slot] as number) {
      if (this.#left[code] === left && this.#right[code] === right) return code;
      slot = (slot + 1) & mask;
    }
    return this.#add(left, right, slot);
  }

  #add(left: number, right: number, slot: number): number {
    const code = this.size++;
    this.#slots[slot] = code;
    this.#left[code] = left;
    this.#right[code] = right;
    if (this.size === this.#left.length) this.#grow();
    return code;
  }

  #grow(): void {
    this.#left = doubled(this.#left);
    this.#right = doubled(this.#right);
    this.#slots = new Int32Array(this.#left.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = mixed(this.#left[code] as number, this.#right[code] as number) & mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code;
    }
  }
}

function mixed(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ right, 0x85eb_ca6b);
  return hash ^ (hash >>> 16);
}

function doubled(array: Uint32Array): Uint32Array {
  const bigger = new Uint32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
