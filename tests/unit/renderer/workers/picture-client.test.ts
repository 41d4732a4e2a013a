import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asMoloError } from '#shared/base';
import { parseChart, planChart, renderSvg } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import type { AskPicture, ChartToDraw, FromPictures } from '../../../../renderer/workers/pictures/contract';
import { perform } from '../../../../renderer/workers/pictures/draw';
import { PictureClient, type PictureWorker } from '../../../../renderer/workers/pictures/picture-client';
import { APPLICANTS, LINE } from '../../chart/samples';

/** The real drawing behind a real channel, on this thread. */
class TestWorker implements PictureWorker {
  readonly #ports: readonly MessagePort[];
  readonly #page: MessagePort;
  readonly #errors: (() => void)[] = [];
  readonly heard: number[] = [];
  isStuck = false;
  isTerminated = false;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#ports = [port1, port2];
    this.#page = port1;
    port2.on('message', (ask: AskPicture) => {
      this.heard.push(ask.id);
      if (!this.isStuck) void this.#do(ask, (message) => port2.postMessage(message));
    });
  }

  async #do(ask: AskPicture, say: (message: FromPictures) => void): Promise<void> {
    try {
      say({ id: ask.id, is: 'done', output: await perform(ask) });
    } catch (thrown) {
      const { code, params } = asMoloError(thrown);
      say({ id: ask.id, is: 'failed', error: { code, params } });
    }
  }

  postMessage(ask: AskPicture): void {
    this.#page.postMessage(ask);
  }

  addEventListener(type: 'message' | 'error', listener: ((event: { readonly data: FromPictures }) => void) & (() => void)): void {
    if (type === 'error') this.#errors.push(listener);
    else this.#page.on('message', (data: FromPictures) => listener({ data }));
  }

  breakDown(): void {
    for (const listener of this.#errors) listener();
  }

  terminate(): void {
    this.isTerminated = true;
    this.#ports.forEach((port) => port.close());
  }
}

const started: TestWorker[] = [];
afterEach(() => {
  started.splice(0).forEach((worker) => worker.terminate());
  vi.useRealTimers();
});

function newClient(isStuck = false): PictureClient {
  return new PictureClient(() => {
    const worker = new TestWorker();
    worker.isStuck = isStuck && started.length === 0;
    started.push(worker);
    return worker;
  });
}

const plan = planChart(parseChart({ molo: 'chart/1', sql: 'SELECT 1', spec: { ...LINE, title: 'Applicants' }, alt: 'They rise' }), []);
const chart = (change: Partial<ChartToDraw> = {}): ChartToDraw => ({ plan, table: APPLICANTS, language: 'en', ...change });

describe('the picture client', () => {
  it('draws what the command line draws, byte for byte', async () => {
    const expected = await renderSvg(plan.spec, APPLICANTS, { translator: createTranslator('pl'), annotations: plan.annotations, alt: plan.alt, fields: plan.fields });
    expect(await newClient().svg(chart({ language: 'pl' }))).toBe(expected);
  });

  it('starts no worker before the first picture, and one for all', async () => {
    const client = newClient();
    expect(started).toHaveLength(0);
    const pictures = await Promise.all([client.svg(chart()), client.svg(chart({ theme: 'dark' })), client.svg(chart())]);
    expect(started).toHaveLength(1);
    expect(pictures[0]).toBe(pictures[2]);
    expect(pictures[0]).not.toBe(pictures[1]);
  });

  it('says why a picture could not be drawn, and draws the next', async () => {
    const client = newClient();
    const lacking = { ...plan, spec: { mark: 'bar', encoding: { x: { field: 'gone' } } } };
    await expect(client.svg(chart({ plan: lacking }))).rejects.toMatchObject({ code: 'chart.unknownField', params: { field: 'gone' } });
    expect(await client.svg(chart())).toContain('<svg');
  });

  it('forgets what is cancelled before its turn, and never sends it', async () => {
    const client = newClient();
    const stop = new AbortController();
    const first = client.svg(chart());
    const second = client.svg(chart(), { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await first;
    expect(started[0]?.heard).toHaveLength(1);
    await expect(client.svg(chart(), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('replaces a worker that is stuck at what nobody waits for any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const client = newClient(true);
    const stop = new AbortController();
    const stuck = client.svg(chart(), { signal: stop.signal });
    const next = client.svg(chart());
    stop.abort();
    await expect(stuck).rejects.toMatchObject({ code: 'cancelled' });
    vi.runAllTimers();
    vi.useRealTimers();
    expect(await next).toContain('<svg');
    expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('starts another worker when one breaks down', async () => {
    const client = newClient(true);
    const lost = client.svg(chart());
    started[0]?.breakDown();
    await expect(lost).rejects.toMatchObject({ code: 'internal' });
    expect(await client.svg(chart())).toContain('<svg');
  });
});
