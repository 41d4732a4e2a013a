/** What is done with files that are dropped anywhere or chosen. The library puts its own in place. */
export type FileHandler = (files: readonly File[]) => void | Promise<void>;

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
    if (files.length > 0) await this.#handlers.at(-1)?.(files);
  }
}
