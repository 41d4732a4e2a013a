import type { Column, Field } from '#shared/table';

/** The cells of some records as bounds in one buffer (see `Scanner`): record `r`, field `f` is cell `r * fields + f`. */
export interface CellBlock {
  readonly bytes: Uint8Array;
  /** The same bytes. */
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly fields: number;
  readonly records: number;
  /** Row of the table that the first record becomes. */
  readonly firstRow: number;
}

/** One field on its way from cells to a column. */
export interface CellColumn {
  /** Takes the cells of field number `field`. @returns the first record that is unfit, or `null` */
  fill(block: CellBlock, field: number): number | null;
  /** Whether all text is UTF-8, cell by cell. */
  isUtf8(): boolean;
  /** The bytes that another encoding can be guessed from. */
  textBytes(): Uint8Array;
  /** The field as it is after `rows` rows; a flag taken from cells comes as a second one. */
  finish(rows: number, name: string, decoder: TextDecoder): readonly [FinishedField, FinishedField?];
}

export interface FinishedField {
  readonly field: Field;
  readonly column: Column;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
