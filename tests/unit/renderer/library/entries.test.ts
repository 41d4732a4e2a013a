import { describe, expect, it } from 'vitest';
import type { OpenData, Opening, OpeningState } from '#renderer/workbench';
import { newest, settled } from '../../../../renderer/features/library/entries';

const data = (...ids: readonly string[]): OpenData[] => ids.map((id) => ({ id }) as OpenData);
const opening = (id: number, is: OpeningState['is']): Opening => ({ id, name: `${id}.molo`, state: { is } as OpeningState, progress: null, since: 0 });

describe('where the library looks when nothing was chosen', () => {
  it('is what is on its way, else what came last, else what was turned away', () => {
    expect(settled({ data: data('a'), openings: [opening(1, 'refused'), opening(2, 'reading')] })).toBe('opening-2');
    expect(settled({ data: data('a', 'b'), openings: [opening(1, 'refused')] })).toBe('b');
    expect(settled({ data: [], openings: [opening(1, 'refused')] })).toBe('opening-1');
    expect(settled({ data: [], openings: [] })).toBeNull();
  });

  it('follows a file from its opening to its tables', () => {
    const before = { data: data('a'), openings: [] };
    const reading = { data: data('a'), openings: [opening(1, 'reading')] };
    expect(newest(reading, before, 'a')).toBe('opening-1');
    expect(newest({ ...reading, data: data('a', 'b') }, reading, 'opening-1')).toBe('b');
    expect(newest({ data: data('a', 'b'), openings: [] }, { ...reading, data: data('a', 'b') }, 'b')).toBe('b');
  });

  it('goes to what was turned away, whatever arrived meanwhile', () => {
    const before = { data: data('a'), openings: [opening(1, 'verifying')] };
    expect(newest({ data: data('a'), openings: [opening(1, 'refused')] }, before, 'a')).toBe('opening-1');
  });

  it('stays with what asks for a passphrase while something else arrives', () => {
    const before = { data: [], openings: [opening(1, 'locked'), opening(2, 'reading')] };
    expect(newest({ ...before, data: data('b') }, before, 'opening-1')).toBe('opening-1');
  });

  it('falls back when what it looked at is gone', () => {
    expect(newest({ data: data('a'), openings: [] }, { data: data('a', 'b'), openings: [] }, 'b')).toBe('a');
  });
});
