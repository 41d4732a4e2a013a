import type { Row } from './bench';

const HEADER = ['case', 'Molo', 'rival', 'ratio', 'unit', 'against'];

function figure(value: number | null, digits: number): string {
  if (value === null) return '-';
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function cells(row: Row): string[] {
  const digits = row.unit === 'ms' ? 1 : 0;
  return [row.case, figure(row.molo, digits), figure(row.rival, digits), row.ratio === null ? '-' : `${figure(row.ratio, 2)}x`, row.unit, row.rivalName];
}

/** Rows as people read them; figures stand on the right. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADER, ...rows.map(cells)];
  const widths = HEADER.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const isFigure = (index: number): boolean => index >= 1 && index <= 3;
  const show = (line: readonly string[]): string =>
    line.map((cell, index) => (isFigure(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join('  ').trimEnd();
  return lines.map(show).join('\n');
}
