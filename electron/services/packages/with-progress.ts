import type { JobOptions } from '#shared/base';

/** Passes pieces on, tells how many bytes have passed, and stops at a cancel. */
export async function* withProgress(pieces: AsyncIterable<Uint8Array>, stage: string, totalBytes: number | undefined, job: JobOptions): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    job.signal?.throwIfAborted();
    yield piece;
    bytes += piece.length;
    job.onProgress?.({ stage, bytes, ...(totalBytes !== undefined && { totalBytes }) });
  }
}
