import { clamp, isScaled, offsetOf, type ScrollExtent, scrollTopOf } from './scaled-scroll';

/** Pixels of a "line", the unit in which some mice turn. */
const LINE = 28;

/**
 * The vertical position of a grid of any length. Up to `TALLEST` pixels the browser scrolls alone;
 * beyond, its scrollbar is a scale: dragging it jumps, the wheel still moves row by row.
 */
export class ScrollScale {
  #element: HTMLElement | null = null;
  #extent: ScrollExtent = { rows: 0, rowHeight: 1, viewport: 0 };
  #offset: number;
  /** What the browser made of the last number that it was given: it rounds, and echoes it as a scroll. */
  #written = -1;
  readonly #listeners = new Set<() => void>();

  constructor(initial: number) {
    this.#offset = initial;
  }

  /** Pixels above the first visible one, among all rows. */
  readonly offset = (): number => this.#offset;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes over an element's scrolling and gives back how to let go of it. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    element.addEventListener('scroll', this.#onScroll, { passive: true });
    element.addEventListener('wheel', this.#onWheel, { passive: false });
    return () => {
      this.#element = null;
      element.removeEventListener('scroll', this.#onScroll);
      element.removeEventListener('wheel', this.#onWheel);
    };
  }

  /** A shorter table, or a taller window: what was in sight may not be there any more. */
  fit(extent: ScrollExtent): void {
    this.#extent = extent;
    if (extent.viewport > 0) this.moveTo(this.#offset);
  }

  moveTo(wanted: number): void {
    if (this.#element === null) return;
    const offset = clamp(wanted, this.#extent);
    this.#element.scrollTop = scrollTopOf(offset, this.#extent);
    this.#written = this.#element.scrollTop;
    this.#publish(offset);
  }

  #publish(offset: number): void {
    if (offset === this.#offset) return;
    this.#offset = offset;
    for (const listener of this.#listeners) listener();
  }

  readonly #onScroll = (): void => {
    if (this.#element === null || this.#element.scrollTop === this.#written) return;
    this.#written = -1;
    this.#publish(offsetOf(this.#element.scrollTop, this.#extent));
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!isScaled(this.#extent) || event.deltaY === 0 || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? this.#extent.viewport : 1;
    this.moveTo(this.#offset + event.deltaY * unit);
  };
}
