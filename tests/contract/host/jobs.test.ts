import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Progress } from '#shared/base';
import { LINES_TYPE, PATHS } from '#shared/host';
import { introduce, person, type Person, sealSmall } from '../../support/packages';
import { type Connection, TRANSPORTS } from './transport';

/** Large enough that verifying it takes many turns of the event loop, in any of which a cancel is heard. */
const SIZE = 32 * 1024 * 1024;

const UNTOLD = { method: 'POST', headers: { 'content-type': 'application/json' } };

let folder: string;
let ewa: Person;
let sealed: Blob;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'molo-jobs-'));
  const adam = await person(folder, 'Adam');
  ewa = await person(folder, 'Ewa');
  await introduce(ewa, adam);
  const file = join(folder, 'large.molo');
  await sealSmall(adam, [ewa], file, { contents: { applicants: new Uint8Array(SIZE).fill(48) } });
  sealed = new Blob([await readFile(file)]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(TRANSPORTS)('a long operation over $name', (transport) => {
  let host: Connection;

  beforeEach(async () => {
    host = await transport.connect({ home: ewa.keyring.home });
    onTestFinished(async () => {
      await host.close();
      expect(host.faults).toEqual([]);
    });
  });

  const nothingLeft = async (): Promise<void> => {
    await vi.waitFor(() => expect([host.services.jobs.size, host.services.memory.used]).toEqual([0, 0]), { timeout: 30_000 });
    expect(await host.client.call('package.list', {})).toEqual([]);
  };

  it('tells its job first, then how far it is, then the answer', async () => {
    const upload = await host.client.upload(sealed, 'large.molo');
    const response = await host.send(PATHS.operation('package.open'), { ...UNTOLD, body: JSON.stringify({ upload }) });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, LINES_TYPE]);
    const lines = (await response.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(lines[0]!)).toEqual(['job']);
    expect(lines.slice(1, -1).every((line) => Object.keys(line).join() === 'progress')).toBe(true);
    expect(lines.at(-1)).toMatchObject({ ok: true, value: { opened: true } });
  });

  it('is watched by the client', async () => {
    const upload = await host.client.upload(sealed, 'large.molo');
    const seen: Progress[] = [];
    await host.client.call('package.open', { upload }, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(0);
    for (const { stage, bytes, totalBytes } of seen) {
      expect([stage, totalBytes]).toEqual(['verify', sealed.size]);
      expect(bytes).toBeLessThanOrEqual(sealed.size);
    }
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).sort((one, other) => one - other));
  });

  it('that is cancelled leaves nothing behind', async () => {
    const upload = await host.client.upload(sealed, 'large.molo');
    const opening = host.client.call('package.open', { upload }, { signal: AbortSignal.abort() });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    await nothingLeft();
  });

  it('whose page goes away leaves nothing behind', async () => {
    const upload = await host.client.upload(sealed, 'large.molo');
    const response = await host.send(PATHS.operation('package.open'), { ...UNTOLD, body: JSON.stringify({ upload }) });
    await response.body?.cancel();
    await nothingLeft();
  });

  it('that ended cannot be cancelled any more', async () => {
    expect(await host.client.call('cancel', { job: 'gone' })).toEqual({ cancelled: false });
  });

  it('ends when the host does', async () => {
    const upload = await host.client.upload(sealed, 'large.molo');
    const opening = host.client.call('package.open', { upload });
    opening.catch(() => undefined);
    await vi.waitFor(() => expect(host.services.jobs.size).toBe(1));
    host.services.close();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    expect(host.services.memory.used).toBe(0);
  });

  it('and a stream that is not read to its end do not keep the host from others', async () => {
    const opened = await host.client.call('package.open', { upload: await host.client.upload(sealed, 'large.molo') });
    if (!opened.opened) throw new Error('refused');
    const reader = host.client.resource(opened.package.digest, 'applicants').getReader();
    expect((await reader.read()).done).toBe(false);
    expect(await host.client.call('package.list', {})).toHaveLength(1);
    await reader.cancel();
    const whole = await new Response(host.client.resource(opened.package.digest, 'applicants')).arrayBuffer();
    expect(whole.byteLength).toBe(SIZE);
  });

  it('an upload that breaks off is forgotten', async () => {
    const controller = new AbortController();
    const endless = new ReadableStream<Uint8Array>({
      async pull(stream) {
        await setImmediate();
        if (host.services.memory.used > 4 * 1024 * 1024) controller.abort();
        if (controller.signal.aborted) stream.error(controller.signal.reason);
        else stream.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const init = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: endless, signal: controller.signal, duplex: 'half' };
    await host.send(PATHS.upload('x'), init as RequestInit).catch(() => undefined);
    await nothingLeft();
  });
});
