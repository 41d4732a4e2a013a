/**
 * The records of rows `from` to `to` (exclusive) while their columns are written one
 * after the other. The arrays are indexed from `from`.
 *
 * A column may write past its own value up to the record's end: the columns behind it
 * come later and write over that. So whole words are copied where a loop over single
 * bytes, which the processor cannot foresee, would take four times as long.
 */
export interface Records {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
  /** Of the same bytes. */
  readonly view: DataView;
  /** Where the next serial type goes. */
  readonly headerAt: Uint32Array;
  /** Where the next value goes. */
  readonly bodyAt: Uint32Array;
  /** Where the record ends. */
  readonly ends: Uint32Array;
}
