import { MoloError } from '#shared/base';
import type { Source } from './source';

/** Bytes taken from the source so far. */
export interface Taken {
  bytes: number;
}

export async function* counted(stream: ReadableStream<Uint8Array>, taken: Taken): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    taken.bytes += chunk.length;
    yield chunk;
  }
}

/**
 * The content of a gzip file (RFC 1952) through the platform's inflater. Progress counts the
 * compressed bytes, since only their total is known; the cap counts the inflated ones.
 * @throws MoloError `package.damaged` where the file cannot be inflated, `package.limit` beyond `cap` bytes
 */
export async function* inflated(source: Source, taken: Taken, cap: number): AsyncGenerator<Uint8Array> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      taken.bytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const stream = (source.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'));
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > cap) throw new MoloError('package.limit', { file: source.name, context: 'inflatedBytes', maximum: cap });
      yield chunk;
    }
  } catch (error) {
    throw isInflaterError(error) ? new MoloError('package.damaged', { file: source.name }, { cause: error }) : error;
  }
}

/** The standard says TypeError; Node passes on the errors of its zlib. */
function isInflaterError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof TypeError || (typeof code === 'string' && code.startsWith('Z_')) || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END';
}
