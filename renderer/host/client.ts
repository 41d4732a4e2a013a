import {
  BYTES_TYPE,
  type BytesName,
  type Digest,
  errorOf,
  type InputOf,
  type JobOptions,
  JSON_TYPE,
  type LongName,
  MoloError,
  noteOf,
  type OperationName,
  OPERATIONS,
  type OutputOf,
  parseJson,
  PATHS,
  type PlainName,
  upload,
  valueOf,
} from '#shared/host';
import { linesOf } from './lines';
import { orTold, readLazily, told } from './told';

/** How a request gets to the host: `fetch`, or the handler itself in tests. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The host as the page and its workers ask it. Every failure is a `MoloError`: what the host answered, `cancelled`, or `host.lost` when nobody answers. */
export interface Client {
  /** @param job only a long operation tells how far it is and can be cancelled */
  call<Name extends PlainName | LongName>(name: Name, input: InputOf<Name>, job?: Name extends LongName ? JobOptions : undefined): Promise<OutputOf<Name>>;
  /** The answer of an operation that gives bytes, with its media type. */
  bytes<Name extends BytesName>(name: Name, input: InputOf<Name>): Promise<Blob>;
  /** Hands a sealed file over; the id that comes back is for `package.open`. */
  upload(file: Blob, name: string, signal?: AbortSignal): Promise<string>;
  /** Hands over part of a package that is being made; the id that comes back is for `package.seal`. */
  content(batch: string, content: Blob, name: string, signal?: AbortSignal): Promise<string>;
  /** A file that was sealed, as it is to be saved. */
  sealed(id: string): Promise<Blob>;
  /** A verified companion of an open package. */
  companion(digest: Digest, path: string): Promise<Blob>;
  /** A verified resource of an open package. Nothing is asked for before the stream is read. */
  resource(digest: Digest, name: string): ReadableStream<Uint8Array>;
  /** The bytes of a face in `font.list`. */
  font(name: string): Promise<Uint8Array>;
}

/** A client of the host that served this page. */
export function createClient(send: Send = (path, init) => fetch(new URL(path, location.origin), init)): Client {
  const ask: Send = (path, init) => orTold(send(path, init));
  const post = (name: OperationName, input: unknown, signal?: AbortSignal): Promise<Response> =>
    ask(PATHS.operation(name), posted(JSON_TYPE, JSON.stringify(input), signal));

  const handOver = async (path: string, file: Blob, signal?: AbortSignal): Promise<string> =>
    valueOf(upload, await jsonOf(await ask(path, posted(BYTES_TYPE, file, signal)))).upload;
  const blobAt = async (path: string): Promise<Blob> => orTold(new Response(await bodyOf(await ask(path, {}))).blob());

  return {
    async call(name, input, job) {
      const { kind, output } = OPERATIONS[name];
      const response = await post(name, input);
      const answer = kind === 'long' ? await lastLine(response, job ?? {}, (id) => post('cancel', { job: id })) : await jsonOf(response);
      // The schema is this operation's; TypeScript sees the union of all.
      return valueOf(output, answer) as OutputOf<typeof name>;
    },
    async bytes(name, input) {
      const response = await post(name, input);
      if (response.headers.get('content-type') !== OPERATIONS[name].mediaType) throw errorOf(await jsonOf(response));
      return orTold(response.blob());
    },
    upload: (file, name, signal) => handOver(PATHS.upload(name), file, signal),
    content: (batch, content, name, signal) => handOver(PATHS.content(batch, name), content, signal),
    sealed: (id) => blobAt(PATHS.sealed(id)),
    companion: (digest, path) => blobAt(PATHS.companion(digest, path)),
    resource: (digest, name) => readLazily(async () => bodyOf(await ask(PATHS.resource(digest, name), {}))),
    async font(name) {
      const body = await bodyOf(await ask(PATHS.font(name), {}));
      return new Uint8Array(await orTold(new Response(body).arrayBuffer()));
    },
  };
}

function posted(type: string, body: BodyInit, signal?: AbortSignal): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body, ...(signal && { signal }) };
}

async function jsonOf(response: Response): Promise<unknown> {
  return parseJson(await orTold(response.text()));
}

async function bodyOf(response: Response): Promise<ReadableStream<Uint8Array>> {
  if (!response.ok) throw errorOf(await jsonOf(response));
  return response.body ?? new Blob([]).stream();
}

/** Follows a long answer to its end. Whoever cancels still waits for it: then nothing was left behind. */
async function lastLine(response: Response, { signal, onProgress }: JobOptions, cancel: (job: string) => Promise<unknown>): Promise<unknown> {
  let job: string | undefined;
  // Nothing to do about a failure: the answer that is waited for fails as well.
  const stop = (): void => void (job !== undefined && cancel(job).catch(() => undefined));
  signal?.addEventListener('abort', stop);
  try {
    for await (const line of linesOf(response.body)) {
      const value = parseJson(line);
      const note = noteOf(value);
      if (note === null) return value;
      if ('progress' in note) onProgress?.(note.progress);
      else job = note.job;
      if ('job' in note && signal?.aborted) stop();
    }
  } catch (thrown) {
    throw told(thrown);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  throw new MoloError('host.lost');
}
