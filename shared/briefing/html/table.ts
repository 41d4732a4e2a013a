import { textIn } from '#shared/base';
import type { ChartField } from '#shared/chart';
import { type Cell, cellAt, type Column, type Field, type Table } from '#shared/table';
import { rawValue } from '../figure';
import { type CellStyle, cellStyle } from './cells';
import type { HtmlContext } from './context';
import { attribute, escapeHtml, isolated } from './escape';

export interface TableOptions {
  /** Rows that are written at most. */
  readonly most: number;
  /** Titles that are known of the columns beside the table's own. */
  readonly fields?: readonly ChartField[];
}

interface ShownColumn extends CellStyle {
  readonly field: Field;
  readonly column: Column;
  readonly title: string;
  /** Names its row, as the first column of words does. */
  readonly heads: boolean;
}

/** A table with scoped heads, numbers set right, and in each cell the exact value for machines (`data-value`). */
export function tableHtml(table: Table, { most, fields = [] }: TableOptions, context: Pick<HtmlContext, 'language' | 'translator'>): string {
  const shown = Math.min(table.rows, most);
  const columns = table.fields.map((field, index): ShownColumn => {
    const column = table.columns[index] as Column;
    const known = fields.find(({ name }) => name === field.name);
    const title = textIn(field.title ?? known?.title, context.language) ?? field.name;
    const style = cellStyle(field, column, shown, context.translator);
    return { field, column, title, heads: index === 0 && !style.numeric, ...style };
  });
  const head = columns.map(({ field, title, numeric }) => `<th scope="col"${numberClass(numeric)}${attribute('data-field', field.name)}>${isolated(title)}</th>`).join('');
  let body = '';
  for (let row = 0; row < shown; row++) body += `<tr>${columns.map((column) => cellHtml(column, row)).join('')}</tr>`;
  const { t } = context.translator;
  const rest = shown < table.rows ? `<p class="rest">${escapeHtml(t('briefing:firstRows', { shown, total: table.rows }))}</p>` : '';
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${rest}`;
}

function cellHtml({ column, numeric, heads, format }: ShownColumn, row: number): string {
  const cell: Cell = cellAt(column, row);
  const tag = heads ? 'th scope="row"' : 'td';
  return `<${tag}${cell === null ? ' class="missing"' : numberClass(numeric)} data-value="${escapeHtml(rawValue(cell))}">${isolated(format(cell))}</${heads ? 'th' : 'td'}>`;
}

function numberClass(numeric: boolean): string {
  return numeric ? ' class="number"' : '';
}
