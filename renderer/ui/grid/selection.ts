/** A place in the grid: `row` counts in the order shown, -1 is the head. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** From where a selection was begun to where it was led. */
export interface Selection {
  readonly anchor: Place;
  readonly active: Place;
}

/** The rectangle of a selection; both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Whole rows in sight: how far a page goes. */
  readonly page: number;
}

export type GridKey = Pick<KeyboardEvent, 'key' | 'shiftKey'> & { readonly mod: boolean };

export function areaOf({ anchor, active }: Selection): Area {
  return {
    top: Math.max(0, Math.min(anchor.row, active.row)),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function contains({ top, bottom, left, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function cellsIn({ top, bottom, left, right }: Area): number {
  return Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1);
}

/** Where a key leads (WAI-ARIA Authoring Practices, grid pattern); `null` when the key is not of the grid. */
export function selectionAfter(key: GridKey, selection: Selection, size: GridSize): Selection | null {
  if (key.mod && key.key.toLowerCase() === 'a') {
    return { anchor: { row: 0, column: 0 }, active: { row: size.rows - 1, column: size.columns - 1 } };
  }
  const target = targetOf(key, selection.active, size);
  if (target === null) return null;
  const active = {
    row: Math.min(Math.max(target.row, key.shiftKey ? 0 : -1), size.rows - 1),
    column: Math.min(Math.max(target.column, 0), size.columns - 1),
  };
  return key.shiftKey && selection.anchor.row >= 0 ? { anchor: selection.anchor, active } : { anchor: active, active };
}

function targetOf({ key, mod }: GridKey, { row, column }: Place, { rows, columns, page }: GridSize): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: mod ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: mod ? columns - 1 : column + 1 };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    case 'Home':
      return { row: mod ? 0 : row, column: 0 };
    case 'End':
      return { row: mod ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
