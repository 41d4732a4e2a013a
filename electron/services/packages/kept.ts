/** A payload longer than this is decrypted again rather than kept. */
export const MOST_KEPT = 64 * 1024 * 1024;

/**
 * The plaintext as the first pass saw it, for a process that reads a package once and ends: what is
 * kept need not be decrypted again, and cannot be exchanged. Nothing reads it before that pass has ended.
 */
export class Kept {
  readonly #pieces: Uint8Array[] = [];

  /** Passes the plaintext on, and keeps it. */
  async *through(plaintext: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of plaintext) {
      this.#pieces.push(piece);
      yield piece;
    }
  }

  /** The bytes from `from` to `to`, exclusive. */
  *range(from: number, to: number): Generator<Uint8Array> {
    let start = 0;
    for (const piece of this.#pieces) {
      const part = piece.subarray(Math.max(0, from - start), Math.max(0, to - start));
      if (part.length > 0) yield part;
      start += piece.length;
    }
  }
}
