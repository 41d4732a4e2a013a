/** Bytes that can be read from anywhere: a `Blob` is one already, a file on a disk becomes one. */
export interface RandomBytes {
  /** Length in bytes. */
  readonly size: number;
  /** Bytes from `start` to `end` (exclusive); fewer where the file is shorter than it was. */
  read(start: number, end: number): Promise<Uint8Array>;
  stream(start: number, end: number): ReadableStream<Uint8Array>;
}

export function bytesOf(blob: Blob): RandomBytes {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
    stream: (start, end) => blob.slice(start, end).stream(),
  };
}

/** What a generator gives, as a stream; leaving the stream early ends the generator. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
