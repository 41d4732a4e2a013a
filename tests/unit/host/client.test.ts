import { describe, expect, it } from 'vitest';
import { createClient, type Send } from '#renderer/host';
import { linesOf } from '../../../renderer/host/lines';

const answering = (response: () => Response | Promise<Response>): Send => async () => response();
const digest = `sha256:${'0'.repeat(64)}` as never;

describe('a client', () => {
  it('says that the host is lost when nobody answers', async () => {
    const client = createClient(() => Promise.reject(new TypeError('fetch failed')));
    const lost = { code: 'host.lost' };
    await expect(client.call('app.info', {})).rejects.toMatchObject(lost);
    await expect(client.call('sample.open', {})).rejects.toMatchObject(lost);
    await expect(client.bytes('picture.png', { svg: '' })).rejects.toMatchObject(lost);
    await expect(client.upload(new Blob([]), 'x')).rejects.toMatchObject(lost);
    await expect(client.font('x')).rejects.toMatchObject(lost);
    await expect(new Response(client.resource(digest, 'x')).text()).rejects.toMatchObject(lost);
  });

  it('says so too when an answer breaks off', async () => {
    const broken = (): Response => {
      let pulled = false;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (pulled) controller.error(new TypeError('terminated'));
          else controller.enqueue(new TextEncoder().encode('{"job":"a"}\n'));
          pulled = true;
        },
      });
      return new Response(body);
    };
    const client = createClient(answering(broken));
    await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'host.lost' });
    await expect(client.call('sample.open', {})).rejects.toMatchObject({ code: 'host.lost' });
    await expect(new Response(client.resource(digest, 'x')).text()).rejects.toMatchObject({ code: 'host.lost' });
    const ended = createClient(answering(() => new Response('{"job":"a"}\n')));
    await expect(ended.call('sample.open', {})).rejects.toMatchObject({ code: 'host.lost' });
  });

  it.each(['<html>', '', '{"ok":true}', '{"ok":true,"value":{"version":1}}', '{"ok":false,"error":{"code":"x","params":{}}}'])('does not believe what no host answers: %s', async (text) => {
    const client = createClient(answering(() => new Response(text)));
    await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'host.malformed' });
    await expect(client.bytes('picture.png', { svg: '' })).rejects.toMatchObject({ code: 'host.malformed' });
    await expect(client.upload(new Blob([]), 'x')).rejects.toMatchObject({ code: 'host.malformed' });
  });

  it('asks for a resource only when it is read', async () => {
    const asked: string[] = [];
    const client = createClient(async (path) => {
      asked.push(path);
      return new Response('a,b');
    });
    const stream = client.resource(digest, 'ą/b');
    expect(asked).toEqual([]);
    expect(await new Response(stream).text()).toBe('a,b');
    expect(asked).toEqual([`/package/${encodeURIComponent(digest)}/${encodeURIComponent('ą/b')}`]);
  });

  it('reports an upload that was stopped as cancelled', async () => {
    const client = createClient((_path, { signal }) => Promise.reject(signal?.reason ?? new Error('no signal')));
    await expect(client.upload(new Blob([]), 'x', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('lines', () => {
  const linesIn = async (...pieces: Uint8Array[]): Promise<string[]> => {
    const lines = [];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    for await (const line of linesOf(body)) lines.push(line);
    return lines;
  };

  it('are the same however the bytes arrive, within a letter too', async () => {
    const bytes = new TextEncoder().encode('zażółć\n\ngęślą\njaźń');
    const expected = ['zażółć', '', 'gęślą', 'jaźń'];
    expect(await linesIn(bytes)).toEqual(expected);
    expect(await linesIn(...Array.from(bytes, (byte) => new Uint8Array([byte])))).toEqual(expected);
    expect(await linesIn()).toEqual([]);
  });
});
