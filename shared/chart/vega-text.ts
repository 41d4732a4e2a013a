import { textMetrics } from 'vega';
import { textWidth } from './measure';

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  /** Pixels beyond which Vega cuts the text with an ellipsis. */
  readonly limit?: number;
}

declare module 'vega' {
  /** Exported by vega-scenegraph, forgotten by vega-typings: the one place where Vega asks how wide a text is. */
  export const textMetrics: { width: (item: TextItem, text: unknown) => number };
}

// Vega measures text by a canvas, where there is one, or guesses. One table of widths for all hosts makes a picture the same everywhere.
textMetrics.width = ({ fontSize = 11, fontWeight = 400, limit }, text) => {
  const weight = fontWeight === 'bold' ? 700 : Number(fontWeight);
  const width = textWidth(String(text ?? ''), fontSize, Number.isNaN(weight) ? 400 : weight);
  return limit !== undefined && limit > 0 ? Math.min(width, limit) : width;
};
