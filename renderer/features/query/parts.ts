/** The parts of the screen that the keyboard is led to, in the order in which they are read. */
const PARTS = ['tables', 'editor', 'result'] as const;

export type Part = (typeof PARTS)[number];

/** What takes the keyboard in each. */
const TAKES_KEYS: Readonly<Record<Part, string>> = { tables: '[role=treegrid]', editor: '[role=textbox]', result: '[role=grid]' };

/** Leads the keyboard from part to part: each is held by its frame while it is on the screen. */
export class Parts {
  readonly #frames = new Map<Part, HTMLElement>();

  // Each is a frame's `ref`.
  readonly holdTables = (frame: HTMLElement | null): void => this.#hold('tables', frame);
  readonly holdWriting = (frame: HTMLElement | null): void => this.#hold('editor', frame);
  readonly holdResult = (frame: HTMLElement | null): void => this.#hold('result', frame);

  has(part: Part): boolean {
    return this.#frames.has(part);
  }

  focus(part: Part): void {
    // A list that is reached from something behind it would begin at its end.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.#frames.get(part)?.querySelector<HTMLElement>(TAKES_KEYS[part])?.focus();
  }

  /** From the part that has the keyboard to the one after it (1) or before it (-1), round and round; from elsewhere to the first or the last. */
  move(step: 1 | -1): void {
    const there = PARTS.filter((part) => this.has(part));
    const at = there.findIndex((part) => this.#frames.get(part)?.contains(document.activeElement));
    const next = there.at(at < 0 ? Math.min(0, step) : (at + step) % there.length);
    if (next !== undefined) this.focus(next);
  }

  #hold(part: Part, frame: HTMLElement | null): void {
    if (frame) this.#frames.set(part, frame);
    else this.#frames.delete(part);
  }
}
