import { describe, expect, it } from 'vitest';
import { type Cell, cellAt, columnFrom, lookUp, type Stored } from '#shared/table';

const stored = (cells: readonly Cell[], real = false): Stored => ({ column: columnFrom(cells), real });
const cells = ({ column }: Stored, rows: number): Cell[] => Array.from({ length: rows }, (_, row) => cellAt(column, row));

describe('looking up in a code list', () => {
  it('gives each row what the list says of its key, NULL where there is none', () => {
    const found = lookUp(stored(['PL', 'UA', null, 'XX', 'PL']), { keys: stored(['UA', null, 'PL']), rows: 3 }, [stored(['Ukraine', 'nobody', 'Poland']), stored([1, 2, null])]);
    expect(found?.columns.map((column) => cells(column, 5))).toEqual([
      ['Poland', 'Ukraine', null, null, 'Poland'],
      [null, 1, null, null, null],
    ]);
    expect(found && cells(found.matched, 5)).toEqual([1, 1, 0, 0, 1]);
  });

  it('finds numbers by value, whatever their class, and keeps REAL what is', () => {
    const found = lookUp(stored([2.5, 7, -1]), { keys: stored([7, 2.5]), rows: 2 }, [stored([1.5, 2.5])]);
    expect(found && [cells(found.columns[0] as Stored, 3), found.columns[0]?.real]).toEqual([[2.5, 1.5, null], true]);
  });

  it('leaves it to SQLite where a key is there twice, or is bytes', () => {
    expect(lookUp(stored(['a']), { keys: stored(['a', 'a']), rows: 2 }, [])).toBeNull();
    expect(lookUp(stored([Uint8Array.of(1)]), { keys: stored(['a']), rows: 1 }, [])).toBeNull();
  });
});
