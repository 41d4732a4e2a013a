/** The same array, or one of at least `needed` elements with the same beginning and zeros behind. */
export function grown<A extends Uint8Array | Uint32Array | Float64Array>(array: A, needed: number): A {
  if (array.length >= needed) return array;
  const bigger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}
