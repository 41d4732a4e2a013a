import type { Answer } from '#renderer/workbench';
import { type Figure, formatFigure } from '#shared/briefing';
import type { Translator } from '#shared/i18n';
import { type Cell, cellAt, type Table } from '#shared/table';

/** What stands in the text in a figure's place. */
export interface ShownFigure {
  readonly state: 'value' | 'running' | 'failed' | 'notOne' | 'none';
  /** Short: it stands in a sentence. */
  readonly text: string;
  /** In a sentence of its own: why there is no value. */
  readonly reason: string;
}

/** The one value of an answer; `undefined` when it has none or several. */
export function singleValue(table: Table): Cell | undefined {
  const [column] = table.columns;
  return table.rows === 1 && table.columns.length === 1 && column !== undefined ? cellAt(column, 0) : undefined;
}

/**
 * A number is shown only while it is the answer to its query over what is open: never one of before.
 * @param speaker of the briefing's language; @param reader of the reader's
 */
export function shownFigure(figure: Figure, { state, result, error }: Pick<Answer, 'state' | 'result' | 'error'>, speaker: Translator, reader: Translator): ShownFigure {
  if (state === 'none') return { state: 'none', text: '', reason: '' };
  if (state === 'failed') return { state: 'failed', text: reader.t('briefings:figure.failed'), reason: error === null ? '' : reader.error(error).what };
  if (state === 'running' || result === null) return { state: 'running', text: '\u2026', reason: reader.t('briefings:figure.running') };
  const value = singleValue(result.table);
  if (value !== undefined) return { state: 'value', text: formatFigure(value, figure, speaker), reason: '' };
  const counts = { rows: reader.t('app:rows', { count: result.table.rows }), columns: reader.t('briefings:columns', { count: result.table.columns.length }) };
  return { state: 'notOne', text: reader.t('briefings:figure.notOne', counts), reason: reader.t('briefings:figure.notOneWhy', counts) };
}
