import { type PointerEvent, useRef } from 'react';
import type { Place } from './selection';

/** What a hand does to a grid. */
export interface GridPointerActions {
  /** `extend`: with Shift, or while dragging. */
  select(place: Place, extend: boolean): void;
  selectRow(row: number, extend: boolean): void;
  selectAll(): void;
  toggleSort(column: number): void;
  resize(column: number, width: number): void;
  fit(column: number): void;
  widthOf(column: number): number;
}

type Drag = { readonly kind: 'select' } | { readonly kind: 'rows' } | { readonly kind: 'resize'; readonly column: number; readonly from: number; readonly width: number };

const closest = (target: EventTarget | null, selector: string): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>(selector) : null);

/** One set of listeners on the grid serves all cells: rows come and go while one scrolls. */
export function useGridPointer(actions: GridPointerActions) {
  const drag = useRef<Drag | null>(null);

  function begin(event: PointerEvent): Drag | null {
    const handle = closest(event.target, '[data-resize]');
    if (handle) {
      const column = Number(handle.dataset.resize);
      return { kind: 'resize', column, from: event.clientX, width: actions.widthOf(column) };
    }
    if (closest(event.target, '[data-corner]')) actions.selectAll();
    const cell = closest(event.target, '[data-row]');
    if (cell === null) return null;
    const row = Number(cell.dataset.row);
    if (cell.dataset.column === undefined) {
      actions.selectRow(row, event.shiftKey);
      return { kind: 'rows' };
    }
    actions.select({ row, column: Number(cell.dataset.column) }, event.shiftKey);
    return { kind: 'select' };
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      drag.current = begin(event);
      if (drag.current) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = drag.current;
      if (current === null) return;
      if (current.kind === 'resize') return actions.resize(current.column, current.width + event.clientX - current.from);
      // The pointer is captured: what lies under it has to be asked for.
      const cell = closest(document.elementFromPoint(event.clientX, event.clientY), '[data-row]');
      if (cell === null || !event.currentTarget.contains(cell)) return;
      const row = Number(cell.dataset.row);
      if (current.kind === 'rows') actions.selectRow(row, true);
      else if (cell.dataset.column !== undefined) actions.select({ row, column: Number(cell.dataset.column) }, true);
    },
    onPointerUp() {
      drag.current = null;
    },
    onPointerCancel() {
      drag.current = null;
    },
    onClick(event: React.MouseEvent) {
      if (closest(event.target, '[data-resize]')) return;
      const head = closest(event.target, '[data-head]');
      if (head) actions.toggleSort(Number(head.dataset.head));
    },
    onDoubleClick(event: React.MouseEvent) {
      const handle = closest(event.target, '[data-resize]');
      if (handle) actions.fit(Number(handle.dataset.resize));
    },
  };
}
