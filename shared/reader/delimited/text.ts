import { MoloError } from '#shared/base';
import type { Input } from '../input';
import { byteOrderMarkOf, strictDecoder } from './encoding';

const SAMPLE_BYTES = 64 * 1024;
const UTF8 = 'utf-8';

/** The bytes of a text, its byte order mark taken off. */
export interface Text {
  /** The encoding it was written in, where a mark or a person says so: then the bytes are UTF-8 already. `null`: to be detected. */
  readonly encoding: string | null;
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** The beginning, to detect a dialect from, and whether it is all there is. */
  readonly sample: Uint8Array;
  readonly sampleIsWhole: boolean;
}

/**
 * @param wished an encoding that somebody named
 * @throws MoloError `package.encoding` for a name that the Encoding Standard does not know
 */
export function openText(input: Input, wished: string | undefined): Text {
  const mark = byteOrderMarkOf(input.head);
  const encoding = wished === undefined ? (mark?.encoding ?? null) : strictDecoder(wished, input.name).encoding;
  const bytes = withoutFirst(mark?.length ?? 0, input.stream());
  const beginning = input.head.subarray(mark?.length ?? 0, SAMPLE_BYTES);
  const sampleIsWhole = input.head.length < SAMPLE_BYTES;
  if (encoding === null || encoding === UTF8) return { encoding, bytes, sample: beginning, sampleIsWhole };
  const sample = new TextEncoder().encode(new TextDecoder(encoding).decode(beginning, { stream: true }));
  return { encoding, bytes: toUtf8(bytes, encoding, input.name), sample, sampleIsWhole };
}

/** The first chunk of an input is its head, which always holds the whole mark. */
async function* withoutFirst(length: number, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let skipped = length;
  for await (const chunk of chunks) {
    yield chunk.subarray(skipped);
    skipped = 0;
  }
}

async function* toUtf8(chunks: AsyncGenerator<Uint8Array>, encoding: string, file: string): AsyncGenerator<Uint8Array> {
  const decoder = strictDecoder(encoding, file);
  const encoder = new TextEncoder();
  const decode = (chunk?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
    } catch (cause) {
      throw new MoloError('package.encoding', { file }, { cause });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}
