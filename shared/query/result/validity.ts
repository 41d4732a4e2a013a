import type { Bitmap } from '#shared/table';
import { withRoom } from './column-builder';

/** Which rows of a growing column are NULL. */
export class Validity {
  /** `null` while every row has a value; rows behind its end have one. */
  private bits: Bitmap | null = null;

  setNull(row: number): void {
    this.bits ??= new Uint8Array(0);
    const byte = row >> 3;
    while (byte >= this.bits.length) {
      const known: number = this.bits.length;
      this.bits = withRoom(this.bits, known).fill(0xff, known);
    }
    this.bits[byte] = (this.bits[byte] as number) & ~(1 << (row & 7));
  }

  /** The bitmap of the first `rows` rows. */
  of(rows: number): Bitmap | null {
    if (this.bits === null) return null;
    const bitmap = new Uint8Array((rows + 7) >> 3).fill(0xff);
    bitmap.set(this.bits.subarray(0, bitmap.length));
    return bitmap;
  }
}
