import { isMoloError, MoloError } from '#shared/host';

/** What went wrong on the way to the host, in Molo's terms. */
export function told(thrown: unknown): MoloError {
  if (isMoloError(thrown)) return thrown;
  const cancelled = thrown instanceof Error && thrown.name === 'AbortError';
  return new MoloError(cancelled ? 'cancelled' : 'host.lost', {}, { cause: thrown });
}

export async function orTold<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (thrown) {
    throw told(thrown);
  }
}

/** A stream that is opened when it is first read from, and breaks off with a `MoloError`. */
export function readLazily(open: () => Promise<ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= (await orTold(open())).getReader();
        const { done, value } = await orTold(reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
