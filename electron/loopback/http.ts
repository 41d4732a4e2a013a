import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Node's HTTP messages as the Web's requests and responses (Fetch standard), and nothing besides. */
export type Handle = (request: Request) => Promise<Response>;

/** @param origin the only one that this server has: what a request claims about it never gets into the request's URL */
export function listenerFor(handle: Handle, origin: string): RequestListener {
  return (incoming, outgoing) => {
    answer(handle, origin, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(handle: Handle, origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = requestOf(incoming, origin);
  if (request === null) {
    outgoing.writeHead(400).end();
  } else {
    await send(await handle(request), outgoing);
  }
  // What was not read of the body is read away, so that the sender hears the answer.
  incoming.resume();
}

/** `null` for what the Fetch standard cannot express: proxy requests, TRACE, targets that are no path. */
function requestOf(incoming: IncomingMessage, origin: string): Request | null {
  const { method = '', url = '', rawHeaders } = incoming;
  if (!url.startsWith('/')) return null;
  try {
    const headers = new Headers();
    for (let index = 0; index < rawHeaders.length; index += 2) headers.append(rawHeaders[index] as string, rawHeaders[index + 1] as string);
    const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(incoming);
    return new Request(origin + url, { method, headers, body, duplex: 'half' });
  } catch {
    return null;
  }
}

/** Reads when it is read from. Giving up on it keeps the connection, on which the answer goes back. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return ReadableStream.from(incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) return void response.body?.cancel();
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body === null) {
    outgoing.end();
    await once(outgoing, 'close');
  } else {
    await pipeline(Readable.fromWeb(response.body), outgoing);
  }
}
