import { randomUUID } from 'node:crypto';

/** A long operation that is under way. */
export interface Job {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Asks it to stop. */
  cancel(): void;
  /** It has stopped, whatever came of it. */
  end(): void;
}

/** The long operations of this host: whoever knows a job's id can cancel it. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();

  get size(): number {
    return this.#running.size;
  }

  start(): Job {
    const id = randomUUID();
    const controller = new AbortController();
    this.#running.set(id, controller);
    return { id, signal: controller.signal, cancel: () => controller.abort(), end: () => void this.#running.delete(id) };
  }

  /** `false` for a job that has ended or never was. */
  cancel(id: string): boolean {
    const controller = this.#running.get(id);
    controller?.abort();
    return controller !== undefined;
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
