/**
 * A Chromium element is at most 33,554,432 px high (Firefox stops at half of that). Beyond
 * `TALLEST` the scrollbar runs over a shorter track, and one of its pixels stands for several.
 */
export const TALLEST = 16_000_000;

/** Heights in pixels: of one row, of what can be seen of the rows. */
export interface ScrollExtent {
  readonly rows: number;
  readonly rowHeight: number;
  readonly viewport: number;
}

/** Pixels that all rows would take. */
export function fullHeight({ rows, rowHeight }: ScrollExtent): number {
  return rows * rowHeight;
}

/** Pixels that the scrolled element is made. */
export function trackHeight(extent: ScrollExtent): number {
  return Math.min(fullHeight(extent), TALLEST);
}

export function isScaled(extent: ScrollExtent): boolean {
  return fullHeight(extent) > TALLEST;
}

/** How far the rows can move. */
export function furthest(extent: ScrollExtent): number {
  return Math.max(0, fullHeight(extent) - extent.viewport);
}

const trackRange = (extent: ScrollExtent): number => Math.max(0, trackHeight(extent) - extent.viewport);

/** `scrollTop` -> pixels above the first visible one, among all rows. */
export function offsetOf(scrollTop: number, extent: ScrollExtent): number {
  if (!isScaled(extent)) return clamp(scrollTop, extent);
  return clamp((scrollTop / trackRange(extent)) * furthest(extent), extent);
}

/** The inverse of `offsetOf`. */
export function scrollTopOf(offset: number, extent: ScrollExtent): number {
  if (!isScaled(extent)) return clamp(offset, extent);
  return (clamp(offset, extent) / furthest(extent)) * trackRange(extent);
}

export function clamp(offset: number, extent: ScrollExtent): number {
  return Math.min(Math.max(offset, 0), furthest(extent));
}

/** Rows to draw: those in sight and `spare` on both sides; `to` is exclusive. */
export function visibleRows(offset: number, extent: ScrollExtent, spare: number): { from: number; to: number } {
  const { rows, rowHeight, viewport } = extent;
  const from = Math.max(0, Math.floor(offset / rowHeight) - spare);
  const to = Math.min(rows, Math.ceil((offset + viewport) / rowHeight) + spare);
  return { from, to: Math.max(from, to) };
}

/** The least move that brings a row into full sight. */
export function offsetShowing(row: number, offset: number, extent: ScrollExtent): number {
  const top = row * extent.rowHeight;
  if (top < offset) return clamp(top, extent);
  if (top + extent.rowHeight > offset + extent.viewport) return clamp(top + extent.rowHeight - extent.viewport, extent);
  return offset;
}
