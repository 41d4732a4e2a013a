/** One bit a row, least significant first, 1 = there is a value (Arrow's validity bitmap). */
export type Bitmap = Uint8Array;

export function allValid(rows: number): Bitmap {
  return new Uint8Array((rows + 7) >> 3).fill(0xff);
}

export function isValid(bitmap: Bitmap | null, row: number): boolean {
  return bitmap === null || ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

export function setInvalid(bitmap: Bitmap, row: number): void {
  bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) & ~(1 << (row & 7));
}
