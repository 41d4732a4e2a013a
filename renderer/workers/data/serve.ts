import { asMoloError, type JobOptions, type Progress } from '#shared/base';
import type { Ask, FromWorker, OutputOf, Port, StartMessage, ToWorker } from './contract';
import type { DataService } from './data-service';
import { pack } from './sent-table';

/** Milliseconds between two notes of progress: more could not be read. */
const NOTE_MILLISECONDS = 100;

/** Answers what comes through `port`; `start` makes the service when the first message brings SQLite. */
export function serve(port: Port<FromWorker, ToWorker>, start: (message: StartMessage) => Promise<DataService>): void {
  let service: Promise<DataService> | null = null;
  const running = new Map<number, AbortController>();

  async function answer(ask: Ask): Promise<void> {
    const stop = new AbortController();
    running.set(ask.id, stop);
    try {
      if (service === null) throw new TypeError('The worker was asked before it was started.');
      const ready = await service;
      const output = await perform(ready, ask, { signal: stop.signal, onProgress: noting(port, ask.id) });
      for (const pages of ready.newlyWritten()) port.postMessage({ kind: 'written', id: ask.id, ...pages });
      send(port, ask, output);
    } catch (thrown) {
      const { code, params } = asMoloError(thrown);
      // A fault of our own: the page says that it happened, the console says where.
      if (code === 'internal') console.error(thrown);
      port.postMessage({ kind: 'failed', id: ask.id, error: { code, params } });
    } finally {
      running.delete(ask.id);
    }
  }

  port.addEventListener('message', ({ data }) => {
    if (data.kind === 'start') {
      service = start(data);
      // Told to whoever asks next; alone it would only be an unhandled rejection.
      service.catch(() => undefined);
    } else if (data.kind === 'cancel') running.get(data.id)?.abort();
    else void answer(data);
  });
}

function perform(service: DataService, ask: Ask, job: JobOptions): unknown {
  switch (ask.name) {
    case 'load':
      return service.load(ask.input, job);
    case 'reopen':
      return service.reopen(ask.input);
    case 'drop':
      return service.drop(ask.input);
    case 'survey':
      return service.survey(ask.input);
    case 'query':
      return service.query(ask.input, job);
    case 'explain':
      return service.explain(ask.input);
    case 'profile':
      return service.profile(ask.input);
    case 'compare':
      return service.compare(ask.input, job);
    case 'write':
      return service.write(ask.input);
    case 'digest':
      return service.digest(ask.input, job);
  }
}

function send(port: Port<FromWorker, ToWorker>, { id, name }: Ask, output: unknown): void {
  if (name === 'write') return port.postMessage({ kind: 'done', id, output }, { transfer: [(output as OutputOf<'write'>).bytes.buffer] });
  if (name !== 'query') return port.postMessage({ kind: 'done', id, output });
  const result = output as OutputOf<'query'>;
  const { table, transfer, pieces } = pack(result.table);
  for (const piece of pieces) port.postMessage({ kind: 'entries', id, ...piece });
  port.postMessage({ kind: 'done', id, output: { ...result, table } }, { transfer });
}

function noting(port: Port<FromWorker, ToWorker>, id: number): (progress: Progress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < NOTE_MILLISECONDS) return;
    last = now;
    port.postMessage({ kind: 'progress', id, progress });
  };
}
