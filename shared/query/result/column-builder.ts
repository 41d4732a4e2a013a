import type { Column } from '#shared/table';

/**
 * A column of an answer while its rows arrive. Every value returns the builder that goes
 * on: this one, or a wider one that has taken over what came before.
 */
export interface ColumnBuilder {
  pushNull(): ColumnBuilder;
  /** `bigint` only beyond 2^53. */
  pushInteger(value: number | bigint): ColumnBuilder;
  pushReal(value: number): ColumnBuilder;
  /** UTF-8 in `view[start, end)`; copied. */
  pushText(view: DataView, start: number, end: number): ColumnBuilder;
  /** Bytes in `view[start, end)`; copied. */
  pushBlob(view: DataView, start: number, end: number): ColumnBuilder;
  /** Bytes that the column holds on to. */
  readonly byteLength: number;
  /** The finished column; nothing may be pushed afterwards. */
  finish(): Column;
}

const FIRST_CAPACITY = 1024;

/** `array` with room for element `index`: doubled when it is full. */
export function withRoom<A extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const bigger = new (array.constructor as new (length: number) => A)(Math.max(FIRST_CAPACITY, array.length * 2));
  bigger.set(array);
  return bigger;
}
