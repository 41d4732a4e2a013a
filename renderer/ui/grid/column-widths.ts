import { cellAt, type Column } from '#shared/table';
import type { CellWriter } from './cell-text';

export const NARROWEST = 48;
const WIDEST_AT_FIRST = 320;

/** Padding of a cell; the head also holds the sign of the type and of the order. */
const CELL_PADDING = 17;
const HEAD_EXTRA = 58;
/** Tabular digits are a little wider than the canvas knows, and a flag may follow. */
const SLACK = 8;

const SAMPLE = 60;

/** Measures one line of text in pixels. */
export type Measure = (text: string, weight: number) => number;

/** A measure on the fonts of the page. Digits are all as wide as a zero: the grid sets them in columns. */
export function canvasMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, weight) => {
    if (context === null) return text.length * 7;
    context.font = `${weight} 13px "Inter Variable", sans-serif`;
    return context.measureText(text.replace(/\d/g, '0')).width;
  };
}

/** Wide enough for the head and for most of what a sample of the column holds, in whole steps of 4 px. */
export function fittingWidth(title: string, column: Column, rows: number, write: CellWriter, measure: Measure): number {
  let longest = '';
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  for (let row = 0; row < rows; row += step) {
    const text = write(cellAt(column, row));
    if (text.length > longest.length) longest = text;
  }
  const wanted = Math.max(measure(title, 600) + HEAD_EXTRA, measure(longest, 400) + CELL_PADDING + SLACK);
  return Math.min(Math.max(Math.ceil(wanted / 4) * 4, NARROWEST + 16), WIDEST_AT_FIRST);
}
