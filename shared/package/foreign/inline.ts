import type { InlineData } from './descriptor';

/** Rows that stand in a descriptor, as the CSV that the reader takes: NULL is nothing, the empty text `""`. */
export function inlineCsv(data: InlineData): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(typeof data === 'string' ? data : rowsOf(data).map((row) => `${row.map(cellText).join(',')}\n`).join(''));
}

function rowsOf(data: Exclude<InlineData, string>): unknown[][] {
  if (data.every((row) => Array.isArray(row))) return data;
  const records = data as readonly Readonly<Record<string, unknown>>[];
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [names, ...records.map((record) => names.map((name) => record[name]))];
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return `"${(typeof cell === 'string' ? cell : JSON.stringify(cell)).replaceAll('"', '""')}"`;
}
