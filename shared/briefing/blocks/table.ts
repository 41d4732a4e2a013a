import { type ChartParams, parseParams, parseSql, pointerTo } from '#shared/chart';
import type { BlockType } from '../block-type';
import { tableFigureHtml } from '../html/table-figure';
import { writeParams } from '../write-content';
import { malformed, only, parseText } from '../inline';

export interface TableBlock {
  readonly type: 'table';
  readonly sql: string;
  readonly params: ChartParams;
  readonly caption?: string;
  /** Rows that are shown at most; the rest is counted. */
  readonly rows: number;
}

const USUAL_ROWS = 50;
const MAX_ROWS = 1_000;

export const table: BlockType<TableBlock> = {
  type: 'table',
  parse(json, at) {
    const { sql, params, caption, rows = USUAL_ROWS } = only(json, ['type', 'sql', 'params', 'caption', 'rows'], at);
    if (!(Number.isInteger(rows) && (rows as number) > 0 && (rows as number) <= MAX_ROWS)) throw malformed(pointerTo(at, 'rows'));
    return {
      type: 'table',
      sql: parseSql(sql, pointerTo(at, 'sql'), 'briefing.malformed'),
      params: parseParams(params, pointerTo(at, 'params'), 'briefing.malformed'),
      ...(caption === undefined ? {} : { caption: parseText(caption, pointerTo(at, 'caption')) }),
      rows: rows as number,
    };
  },
  write: ({ type, sql, params, caption, rows }) => ({ type, sql, ...writeParams(params), ...(caption === undefined ? {} : { caption }), ...(rows === USUAL_ROWS ? {} : { rows }) }),
  questions: ({ sql, params }, at) => [{ kind: 'table', place: at, sql, params }],
  html: tableFigureHtml,
};
