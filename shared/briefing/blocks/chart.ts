import { type ChartDocument, parseChart, planChart, pointerTo, writeChart } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { BlockType } from '../block-type';
import { chartFigureHtml } from '../html/chart-figure';
import { only, parseText } from '../inline';

export interface ChartBlock {
  readonly type: 'chart';
  readonly chart: ChartDocument;
  /** Left out: the chart's own title. */
  readonly caption?: string;
}

export const chart: BlockType<ChartBlock> = {
  type: 'chart',
  parse(json, at) {
    const { chart: document, caption } = only(json, ['type', 'chart', 'caption'], at);
    return {
      type: 'chart',
      // An inline chart is an object; a text would be a file inside a file.
      chart: parseChart(typeof document === 'string' ? null : document, pointerTo(at, 'chart')),
      ...(caption === undefined ? {} : { caption: parseText(caption, pointerTo(at, 'caption')) }),
    };
  },
  // A chart that was read is JSON throughout; its type says so of each part, not of the whole.
  write: ({ type, chart: document, caption }) => ({ type, chart: writeChart(document) as JsonValue, ...(caption === undefined ? {} : { caption }) }),
  questions(block, at, tables) {
    const { sql, params } = planChart(block.chart, tables);
    return [{ kind: 'chart', place: at, sql, params }];
  },
  html: chartFigureHtml,
};
