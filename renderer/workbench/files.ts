/** What is done with files that are dropped anywhere or chosen. Those that it gives back go to whoever held the place before. */
export type FileHandler = (files: readonly File[]) => Left | Promise<Left>;

type Left = readonly File[] | void;

/** The library puts its own in place, which takes everything. */
export class FileDrops {
  #handlers: FileHandler[];

  constructor(usual: FileHandler) {
    this.#handlers = [usual];
  }

  /** Puts a handler in place and gives back how to take it away. */
  use(handler: FileHandler): () => void {
    this.#handlers.push(handler);
    return () => {
      this.#handlers = this.#handlers.filter((other) => other !== handler);
    };
  }

  async handle(files: readonly File[]): Promise<void> {
    let left = files;
    for (const handler of this.#handlers.toReversed()) {
      if (left.length > 0) left = (await handler(left)) ?? [];
    }
  }
}
