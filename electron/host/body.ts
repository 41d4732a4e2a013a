import { MoloError } from '#shared/base';
import { parseJson } from '#shared/host';

/** Bodies of requests: of the right kind, and never more of them than the limit. */

/**
 * The length and the kind are asked for before a byte is read. Neither kind of ours can be sent
 * across origins without the browser asking first, and nobody here answers that.
 * @throws MoloError `host.malformed`, `host.limit`
 */
export function bodyOf(request: Request, type: string, maximum: number): ReadableStream<Uint8Array> {
  const given = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (given !== type) throw new MoloError('host.malformed', { at: 'content-type' });
  if (Number(request.headers.get('content-length') ?? 0) > maximum) throw new MoloError('host.limit', { maximum });
  return (request.body ?? new Blob([]).stream()).pipeThrough(atMost(maximum));
}

/** @throws MoloError `host.malformed`, `host.limit` */
export async function jsonOf(request: Request, type: string, maximum: number): Promise<unknown> {
  return parseJson(textOf(await new Response(bodyOf(request, type, maximum)).arrayBuffer()));
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MoloError('host.malformed', { at: '/' }, { cause });
  }
}

function atMost(maximum: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(piece, controller) {
      seen += piece.length;
      if (seen > maximum) throw new MoloError('host.limit', { maximum });
      controller.enqueue(piece);
    },
  });
}
