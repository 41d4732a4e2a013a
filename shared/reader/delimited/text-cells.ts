import { type DictionaryColumn, Interner, narrowCodes } from '#shared/table';
import type { CellBlock } from './cells';
import { isUtf8 } from './encoding';
import { grown } from './grow';

/** Text of one field: a code a row, each distinct text kept once as bytes. */
export class TextCells {
  readonly interner = new Interner();
  private codes = new Uint32Array(0);

  /** @param nulls number of rows before that are NULL */
  constructor(nulls: number) {
    // Code 0 then is NULL, and fresh arrays hold 0.
    if (nulls > 0) this.interner.internNull();
  }

  reserve(rows: number): void {
    this.codes = grown(this.codes, rows);
  }

  set(row: number, bytes: Uint8Array): void {
    const padded = new Uint8Array(bytes.length + Interner.padding);
    padded.set(bytes);
    this.codes[row] = this.interner.intern(new DataView(padded.buffer), 0, bytes.length);
  }

  setNull(row: number): void {
    this.codes[row] = this.interner.internNull();
  }

  fill(block: CellBlock, field: number, from: number): void {
    const { view, starts, ends, fields, records, firstRow } = block;
    this.reserve(firstRow + records);
    const cells = { starts, ends, first: from * fields + field, step: fields };
    this.interner.internAll(view, cells, this.codes.subarray(firstRow + from, firstRow + records));
  }

  isUtf8(): boolean {
    return this.interner.beginsCharacters() && isUtf8(this.interner.content());
  }

  /** The first row that holds `code`. */
  rowOf(code: number): number {
    return this.codes.indexOf(code);
  }

  /** @throws TypeError where the bytes are not text in the decoder's encoding */
  finish(rows: number, decoder: TextDecoder): DictionaryColumn {
    const dictionary = this.interner.entries(decoder);
    return { kind: 'dictionary', codes: narrowCodes(this.codes.slice(0, rows), dictionary.length), dictionary };
  }
}
