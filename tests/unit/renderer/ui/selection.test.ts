import { describe, expect, it } from 'vitest';
import { areaOf, cellsIn, contains, type Selection, selectionAfter } from '../../../../renderer/ui/grid/selection';

const size = { rows: 100, columns: 5, page: 20 };
const at = (row: number, column: number): Selection => ({ anchor: { row, column }, active: { row, column } });
const press = (key: string, from: Selection, held: { shift?: boolean; mod?: boolean } = {}) =>
  selectionAfter({ key, shiftKey: held.shift ?? false, mod: held.mod ?? false }, from, size);

describe('the keys of a grid', () => {
  it.each([
    ['ArrowDown', at(3, 2), at(4, 2)],
    ['ArrowUp', at(3, 2), at(2, 2)],
    ['ArrowRight', at(3, 4), at(3, 4)],
    ['ArrowLeft', at(3, 0), at(3, 0)],
    ['PageDown', at(3, 2), at(23, 2)],
    ['PageDown', at(95, 2), at(99, 2)],
    ['PageUp', at(3, 2), at(0, 2)],
    ['Home', at(3, 2), at(3, 0)],
    ['End', at(3, 2), at(3, 4)],
  ])('%s moves by one step of its kind', (key, from, to) => {
    expect(press(key, from)).toEqual(to);
  });

  it.each([
    ['Home', at(0, 0)],
    ['End', at(99, 4)],
    ['ArrowDown', at(99, 2)],
    ['ArrowUp', at(0, 2)],
  ])('Ctrl+%s goes to the edge of the table', (key, to) => {
    expect(press(key, at(3, 2), { mod: true })).toEqual(to);
  });

  it('reaches the head above the first row, and not further', () => {
    expect(press('ArrowUp', at(0, 2))).toEqual(at(-1, 2));
    expect(press('ArrowUp', at(-1, 2))).toEqual(at(-1, 2));
  });

  it('keeps the anchor while Shift is held, and the head out of the selection', () => {
    expect(press('ArrowDown', at(3, 2), { shift: true })).toEqual({ anchor: { row: 3, column: 2 }, active: { row: 4, column: 2 } });
    expect(press('ArrowUp', at(0, 2), { shift: true })).toEqual(at(0, 2));
  });

  it('selects everything by Ctrl+A', () => {
    const all = press('a', at(3, 2), { mod: true });
    expect(all && cellsIn(areaOf(all))).toBe(500);
  });

  it('leaves other keys to others', () => {
    expect(press('x', at(3, 2))).toBeNull();
    expect(press('a', at(3, 2))).toBeNull();
  });
});

it('a selection is the same rectangle from whichever corner it was drawn', () => {
  const area = { top: 1, bottom: 4, left: 2, right: 3 };
  expect(areaOf({ anchor: { row: 1, column: 2 }, active: { row: 4, column: 3 } })).toEqual(area);
  expect(areaOf({ anchor: { row: 4, column: 3 }, active: { row: 1, column: 2 } })).toEqual(area);
  expect(contains(area, 4, 3)).toBe(true);
  expect(contains(area, 5, 3)).toBe(false);
});
