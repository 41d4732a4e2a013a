import { isMoloError, MoloError } from '#shared/base';
import { parseJson } from '#shared/host';

/** Bodies of requests: of the right kind, and never more of them than the limit. */

/**
 * Kind and length are asked for before a byte is read. No kind that is taken here can be sent
 * across origins without the browser asking first, and nobody here answers that.
 * @throws MoloError `host.malformed`, `host.limit`, `cancelled` when the sender breaks off
 */
export async function* bodyOf(request: Request, type: string, maximum: number): AsyncGenerator<Uint8Array> {
  const given = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (given !== type) throw new MoloError('host.malformed', { at: 'content-type' });
  if (Number(request.headers.get('content-length') ?? 0) > maximum) throw new MoloError('host.limit', { maximum });
  let size = 0;
  try {
    for await (const piece of request.body ?? []) {
      size += piece.length;
      if (size > maximum) throw new MoloError('host.limit', { maximum });
      yield piece;
    }
  } catch (cause) {
    throw isMoloError(cause) ? cause : new MoloError('cancelled', {}, { cause });
  }
}

/** @throws MoloError `host.malformed`, `host.limit`, `cancelled` */
export async function jsonOf(request: Request, type: string, maximum: number): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyOf(request, type, maximum)) pieces.push(piece);
  return parseJson(textOf(Buffer.concat(pieces)));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MoloError('host.malformed', { at: '/' }, { cause });
  }
}
