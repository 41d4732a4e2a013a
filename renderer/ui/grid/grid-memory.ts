import type { Table } from '#shared/table';
import type { Selection } from './selection';
import type { Direction } from './sort-order';

export interface GridSort {
  readonly column: number;
  readonly direction: Direction;
}

/** How a grid was left: where it was scrolled, what was selected, how it was sorted and how wide its columns were made. */
export interface GridView {
  readonly top: number;
  readonly left: number;
  readonly selection: Selection;
  readonly sort: GridSort | null;
  /** Widths set by hand, by column name. */
  readonly widths: Readonly<Record<string, number>>;
}

const UNTOUCHED: GridView = { top: 0, left: 0, selection: { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } }, sort: null, widths: {} };

/** Keeps a grid's view while its tab is away. One per result; whoever keeps the result keeps it. */
export class GridMemory {
  #table: Table | null = null;
  #view = UNTOUCHED;

  /** The view to begin with. Another table begins at its top; columns of the same name keep their widths. */
  viewOf(table: Table): GridView {
    if (this.#table !== table) {
      this.#table = table;
      this.#view = { ...UNTOUCHED, widths: this.#view.widths };
    }
    return this.#view;
  }

  keep(changes: Partial<GridView>): void {
    this.#view = { ...this.#view, ...changes };
  }
}
