import type { Cell } from '#shared/table';
import { inSharedMemory } from './shared-memory';

/**
 * A run of a dictionary's entries as bytes: texts end to end, and where each ends. The page's thread has
 * nothing to do with them, however many there are.
 */
export interface KeptEntries {
  /** UTF-8. */
  readonly text: Uint8Array;
  /** Ends of the entries in that text, counted in UTF-16 code units. */
  readonly ends: Uint32Array;
  /** What each entry is, as a place in `KINDS`; `null`: all are text. */
  readonly kinds: Uint8Array | null;
}

/** How an entry that is not simply text is written as one. */
const KINDS = ['text', 'null', 'number', 'integer', 'blob', 'halfPair'] as const;
type Kind = (typeof KINDS)[number];

/** Code units in one run: far below the longest text that there can be. */
const RUN_UNITS = 2 ** 24;

/** Half a surrogate pair, which UTF-8 cannot say. */
const HALF_PAIR = /\p{Surrogate}/u;

export function keptEntries(dictionary: readonly Cell[], runUnits = RUN_UNITS): KeptEntries[] {
  const runs: KeptEntries[] = [];
  for (let start = 0; start < dictionary.length; ) {
    const kinds: number[] = [];
    const texts: string[] = [];
    const ends: number[] = [];
    let units = 0;
    for (; start < dictionary.length && units < runUnits; start++) {
      const cell = dictionary[start] as Cell;
      const kind = kindOf(cell);
      const text = written(cell, kind);
      kinds.push(KINDS.indexOf(kind));
      texts.push(text);
      ends.push((units += text.length));
    }
    runs.push({
      text: inSharedMemory(new TextEncoder().encode(texts.join(''))),
      ends: inSharedMemory(Uint32Array.from(ends)),
      kinds: kinds.some((kind) => kind > 0) ? inSharedMemory(Uint8Array.from(kinds)) : null,
    });
  }
  return runs;
}

/** The entries again, exactly as they were. */
export function entriesOf(runs: readonly KeptEntries[]): Cell[] {
  const entries: Cell[] = [];
  for (const { text, ends, kinds } of runs) {
    // Of its own memory: not every browser decodes what is shared.
    const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.slice());
    let start = 0;
    for (let at = 0; at < ends.length; at++) {
      const end = ends[at] as number;
      const entry = all.slice(start, end);
      entries.push(kinds ? read(entry, KINDS[kinds[at] as number] as Kind) : entry);
      start = end;
    }
  }
  return entries;
}

function kindOf(cell: Cell): Kind {
  if (typeof cell === 'string') return HALF_PAIR.test(cell) ? 'halfPair' : 'text';
  if (cell === null) return 'null';
  if (typeof cell === 'number') return 'number';
  return typeof cell === 'bigint' ? 'integer' : 'blob';
}

function written(cell: Cell, kind: Kind): string {
  if (kind === 'null') return '';
  if (kind === 'halfPair') return JSON.stringify(cell);
  if (cell instanceof Uint8Array) return Array.from(cell, (byte) => String.fromCharCode(byte)).join('');
  return Object.is(cell, -0) ? '-0' : String(cell);
}

function read(text: string, kind: Kind): Cell {
  switch (kind) {
    case 'text':
      return text;
    case 'null':
      return null;
    case 'number':
      return Number(text);
    case 'integer':
      return BigInt(text);
    case 'blob':
      return Uint8Array.from(text, (byte) => byte.charCodeAt(0));
    case 'halfPair':
      return JSON.parse(text) as string;
  }
}
