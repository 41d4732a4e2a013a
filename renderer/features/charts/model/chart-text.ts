import { MoloError } from '#shared/base';
import { parseChart } from '#shared/chart';
import { isEqual, type JsonValue } from '#shared/document';
import { placeInJson } from './place-in-json';

/** A chart document as its file holds it. */
export function chartText(content: JsonValue): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What is wrong with a text, and where in it. */
export interface TextFault {
  readonly error: MoloError;
  readonly from: number;
  readonly to: number;
}

export type ChartText = { readonly content: JsonValue; readonly fault: null } | { readonly content: null; readonly fault: TextFault };

/** The document that a text holds, if it is one that can be drawn. */
export function readChartText(text: string): ChartText {
  try {
    parseChart(text);
    return { content: JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue, fault: null };
  } catch (thrown) {
    const error = thrown instanceof MoloError ? thrown : new MoloError('chart.malformed', { pointer: '/' }, { cause: thrown });
    return { content: null, fault: { error, ...placeInJson(text, String(error.params.pointer ?? '/')) } };
  }
}

/** The text to show for a document: the one that is being written while it says the same, else the document's own. */
export function shownText(content: JsonValue, written: string | null): string {
  if (written === null) return chartText(content);
  const { content: said } = readChartText(written);
  return said !== null && isEqual(said, content) ? written : chartText(content);
}
