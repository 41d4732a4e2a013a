/** Bytes with a name: a file, a blob, a resource of an opened package. */
export interface Source {
  /** File name; its suffix helps where the content does not tell the format. */
  readonly name: string;
  /** Length in bytes, where it is known. */
  readonly size?: number;
  /** A fresh stream from the first byte at each call. */
  stream(): ReadableStream<Uint8Array>;
}

const CHUNK_BYTES = 1024 * 1024;

/** A source over bytes that are in memory already; they are handed on without copying. */
export function sourceOf(name: string, bytes: Uint8Array): Source {
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + CHUNK_BYTES));
          at += CHUNK_BYTES;
        },
      });
    },
  };
}
