import { MessageChannel } from 'node:worker_threads';
import { createEngine, loadSqlite } from '#shared/query';
import type { Source } from '#shared/reader';
import type { FromWorker, Port, TableSource, ToWorker } from '../../renderer/workers/data/contract';
import type { DataWorker } from '../../renderer/workers/data/data-client';
import { DataService } from '../../renderer/workers/data/data-service';
import { serve } from '../../renderer/workers/data/serve';
import { sharedBytes } from '../../renderer/workers/data/shared-memory';

/** Workers as the page would start them: the real service and engine behind a real channel, on this thread. */
export class WorkerYard {
  readonly started: TestWorker[] = [];

  /** Bytes of a package's resources by name: what the host would send. */
  constructor(private readonly resources: Readonly<Record<string, string>> = {}) {}

  readonly spawn = (): TestWorker => {
    const worker = new TestWorker((source) => this.#open(source));
    this.started.push(worker);
    return worker;
  };

  get latest(): TestWorker {
    return this.started.at(-1) as TestWorker;
  }

  #open(source: TableSource): Source {
    if (source.kind === 'file') return { name: source.file.name, size: source.file.size, stream: () => source.file.stream() };
    const bytes = new TextEncoder().encode(this.resources[source.resource]);
    return { name: source.fileName, size: bytes.length, stream: () => new Blob([bytes]).stream() };
  }
}

class TestWorker implements DataWorker {
  readonly #channel = new MessageChannel();
  readonly #errors: (() => void)[] = [];
  #hear: (event: { readonly data: ToWorker }) => void = () => undefined;
  isTerminated = false;
  /** Holds back what is asked, as a long query would. */
  isStuck = false;

  constructor(open: (source: TableSource) => Source) {
    serve(this.#inside(), async () => new DataService(createEngine(await loadSqlite(), { allocate: sharedBytes }), open));
  }

  /** By reference, later: Node cannot send a `File` or compiled WASM, which browsers can. */
  postMessage(message: ToWorker): void {
    setImmediate(() => {
      const isHeldBack = this.isStuck && message.kind === 'ask' && message.name === 'query';
      if (!this.isTerminated && !isHeldBack) this.#hear({ data: message });
    });
  }

  addEventListener(type: 'message' | 'error', listener: ((event: { readonly data: FromWorker }) => void) & (() => void)): void {
    if (type === 'error') this.#errors.push(listener);
    else this.#channel.port1.on('message', (data: FromWorker) => listener({ data }));
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port1.close();
  }

  /** As when memory runs out. */
  breakDown(): void {
    for (const listener of this.#errors) listener();
  }

  /** Answers cross a real channel: what is handed over is gone on this side. */
  #inside(): Port<FromWorker, ToWorker> {
    return {
      postMessage: (message, { transfer = [] } = {}) => this.#channel.port2.postMessage(message, transfer as ArrayBuffer[]),
      addEventListener: (_, listener) => {
        this.#hear = listener;
      },
    };
  }
}
