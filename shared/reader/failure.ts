/** Whether a typed array could not be had: what a file asks for does not fit into memory. Other range errors mean damaged bytes. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed|invalid (typed )?array|invalid string length|out of memory/i.test(error.message);
}
