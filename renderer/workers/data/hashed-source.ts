import type { Digest } from '#shared/base';
import { sha256 } from '#shared/provenance';
import type { Source } from '#shared/reader';

/** A source that is hashed while it is read, and its digest afterwards. */
export interface HashedSource extends Source {
  /** Of all bytes; what no reader has walked to the end is walked now. */
  digest(): Promise<Digest>;
}

export function hashed(source: Source): HashedSource {
  let digest: Digest | null = null;
  const stream = (): ReadableStream<Uint8Array> => {
    const hasher = sha256();
    const witness = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hasher.update(chunk);
        controller.enqueue(chunk);
      },
      flush() {
        digest = hasher.digest();
      },
    });
    return source.stream().pipeThrough(witness);
  };
  return {
    name: source.name,
    ...(source.size === undefined ? {} : { size: source.size }),
    stream,
    async digest() {
      if (digest === null) await stream().pipeTo(new WritableStream());
      return digest as unknown as Digest;
    },
  };
}
