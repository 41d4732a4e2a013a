import { asMoloError, type JobOptions, MoloError } from '#shared/base';
import type { AskPicture, ChartToDraw, FromPictures, PageToWrite, PictureOperation, PictureOperations } from './contract';

/** A worker as its client sees it. */
export interface PictureWorker {
  postMessage(ask: AskPicture): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromPictures }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

type Job = Pick<JobOptions, 'signal'>;

interface Pending {
  readonly ask: AskPicture;
  resolve(output: unknown): void;
  reject(error: MoloError): void;
}

/** Milliseconds that a drawing which nobody waits for any more may still take: starting another worker takes longer than most. */
const PATIENCE = 1_500;

/** Draws charts and writes briefings on a thread of their own, one at a time. Failures are `MoloError`s; cancelled ones `cancelled`. */
export class PictureClient {
  #worker: PictureWorker | null = null;
  #running: Pending | null = null;
  #waiting: Pending[] = [];
  #lastId = 0;

  constructor(private readonly spawn: () => PictureWorker) {}

  /** The SVG text of a chart. @throws MoloError `chart.*` */
  svg(chart: ChartToDraw, job?: Job): Promise<string> {
    return this.#ask('svg', chart, job);
  }

  /** The HTML file of a briefing. @throws MoloError `chart.*` when a chart cannot be drawn */
  html(page: PageToWrite, job?: Job): Promise<string> {
    return this.#ask('html', page, job);
  }

  #ask<Name extends PictureOperation>(name: Name, input: PictureOperations[Name]['input'], { signal }: Job = {}): Promise<string> {
    return new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted) return reject(new MoloError('cancelled'));
      const pending: Pending = { ask: { id: ++this.#lastId, name, input } as AskPicture, resolve, reject };
      signal?.addEventListener('abort', () => this.#forget(pending), { once: true });
      this.#waiting.push(pending);
      this.#next();
    }) as Promise<string>;
  }

  #next(): void {
    if (this.#running !== null) return;
    this.#running = this.#waiting.shift() ?? null;
    if (this.#running === null) return;
    try {
      this.#worker ??= this.#begin();
      this.#worker.postMessage(this.#running.ask);
    } catch (thrown) {
      this.#end(asMoloError(thrown));
    }
  }

  #begin(): PictureWorker {
    const worker = this.spawn();
    worker.addEventListener('message', ({ data }) => worker === this.#worker && this.#hear(data));
    worker.addEventListener('error', () => worker === this.#worker && this.#replace(new MoloError('internal')));
    return worker;
  }

  #hear(message: FromPictures): void {
    if (message.id !== this.#running?.ask.id) return;
    this.#end(message.is === 'done' ? null : new MoloError(message.error.code, message.error.params), message.is === 'done' ? message.output : undefined);
  }

  #end(error: MoloError | null, output?: unknown): void {
    const ended = this.#running;
    this.#running = null;
    if (error) ended?.reject(error);
    else ended?.resolve(output);
    this.#next();
  }

  #forget(pending: Pending): void {
    this.#waiting = this.#waiting.filter((other) => other !== pending);
    pending.reject(new MoloError('cancelled'));
    if (this.#running === pending) setTimeout(() => this.#running === pending && this.#replace(new MoloError('cancelled')), PATIENCE);
  }

  /** The worker broke down, or is at something that nobody wants: the next drawing begins with a new one. */
  #replace(error: MoloError): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#end(error);
  }
}
