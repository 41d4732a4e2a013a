import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furthest, isScaled, offsetOf, offsetShowing, scrollTopOf, TALLEST, trackHeight, visibleRows } from '../../../../renderer/ui/grid/scaled-scroll';

const extent = (rows: number, viewport = 700) => ({ rows, rowHeight: 28, viewport });
const extents = fc.record({ rows: fc.integer({ min: 0, max: 50_000_000 }), rowHeight: fc.constant(28), viewport: fc.integer({ min: 1, max: 4000 }) });

describe('the scrollbar of a long table', () => {
  it('is the browser’s own as long as the browser can make it', () => {
    expect(isScaled(extent(500_000))).toBe(false);
    expect(offsetOf(1234, extent(500_000))).toBe(1234);
  });

  it('never asks for more height than a browser gives', () => {
    fc.assert(fc.property(extents, (any) => trackHeight(any) <= TALLEST));
  });

  it('reaches the first and the last row of fifty million', () => {
    const longest = extent(50_000_000);
    expect(offsetOf(0, longest)).toBe(0);
    expect(offsetOf(trackHeight(longest) - longest.viewport, longest)).toBe(furthest(longest));
    expect(visibleRows(furthest(longest), longest, 0).to).toBe(50_000_000);
  });

  it('comes back to where it was', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
        const offset = share * furthest(any);
        expect(offsetOf(scrollTopOf(offset, any), any)).toBeCloseTo(offset, 3);
      }),
    );
  });

  it('draws the rows in sight, and none that is not there', () => {
    fc.assert(
      fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
        const offset = share * furthest(any);
        const { from, to } = visibleRows(offset, any, 8);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(any.rows);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(any.viewport / 28) + 18);
        expect(from * 28).toBeLessThanOrEqual(offset);
      }),
    );
  });

  it('moves as little as it must to show a row', () => {
    const table = extent(1000, 280);
    expect(offsetShowing(3, 0, table)).toBe(0);
    expect(offsetShowing(10, 0, table)).toBe(28);
    expect(offsetShowing(2, 280, table)).toBe(56);
  });
});
