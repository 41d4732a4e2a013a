import { type JobOptions, MoloError, type Progress } from '#shared/base';
import { counted, inflated, type Taken } from './inflate';
import type { Source } from './source';

/** Enough to tell a format, a delimiter and a header from. */
const HEAD_BYTES = 64 * 1024;
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** A gzip file that is held whole may unfold to so many bytes, and to so many for each of its own. */
const HELD_BYTES = 64 * 1024 * 1024;
const HELD_GROWTH = 100;

/** What taking in a source needs of the whole job. */
export interface InputJob extends JobOptions {
  readonly limits: { readonly inflatedBytes: number };
}

/** A source on its way to a reader: opened once, inflated, counted and capped. */
export class Input {
  private constructor(
    readonly name: string,
    /** The first bytes of the content: at least 64 KiB, or all of it. */
    readonly head: Uint8Array,
    private readonly chunks: AsyncGenerator<Uint8Array>,
    private readonly taken: Taken,
    private readonly job: InputJob,
    private readonly totalBytes: number | undefined,
    private readonly isPacked: boolean,
  ) {}

  /** @throws MoloError `package.damaged` where a gzip file cannot be inflated */
  static async open(source: Source, job: InputJob): Promise<Input> {
    const taken: Taken = { bytes: 0 };
    let chunks = counted(source.stream(), taken);
    let head = await takeHead(chunks);
    const isPacked = startsWith(head, GZIP_MAGIC);
    if (isPacked) {
      await chunks.return(undefined);
      taken.bytes = 0;
      chunks = inflated(source, taken, job.limits.inflatedBytes);
      head = await takeHead(chunks);
    }
    return new Input(source.name, head, withHead(head, chunks), taken, job, source.size, isPacked);
  }

  /** All of the content, the head included; to be walked once. Leaving early closes the source. */
  stream(): AsyncGenerator<Uint8Array> {
    return this.chunks;
  }

  /** All of the content in one piece, for formats that are read from their end. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.chunks) {
      this.checkCancelled();
      length += chunk.length;
      const held = this.isPacked ? HELD_BYTES + HELD_GROWTH * this.taken.bytes : Infinity;
      const maximum = Math.min(this.job.limits.inflatedBytes, held);
      if (length > maximum) throw new MoloError('package.limit', { file: this.name, context: 'inflatedBytes', maximum });
      chunks.push(chunk);
    }
    return joined(chunks, length);
  }

  /** Closes the source, also where a reader stops before its end. */
  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }

  /** Tells how far the job is, then lets the event loop turn once so that a wish to cancel can arrive. */
  async report(rows: number): Promise<void> {
    const progress: Progress = { stage: 'read', bytes: this.taken.bytes, rows };
    this.job.onProgress?.(this.totalBytes === undefined ? progress : { ...progress, totalBytes: this.totalBytes });
    await nextTask();
    this.checkCancelled();
  }

  /** @throws MoloError `cancelled` */
  checkCancelled(): void {
    if (this.job.signal?.aborted) throw new MoloError('cancelled', {}, { cause: this.job.signal.reason });
  }
}

export function startsWith(bytes: Uint8Array, magic: ArrayLike<number>, at = 0): boolean {
  return bytes.length >= at + magic.length && Array.from(magic).every((byte, index) => bytes[at + index] === byte);
}

async function takeHead(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return joined(taken, length);
}

async function* withHead(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A turn of the event loop without the delay that browsers add to nested timers. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
