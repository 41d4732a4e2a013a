import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { type Column, columnFrom, type Field, type FieldType, readsAsYear, type Table } from '#shared/table';
import { cellWriter, type CellWriter, flagsOf, isNumeric } from './cell-text';
import { fittingWidth, type Measure } from './column-widths';

/** One column as the grid draws it. */
export interface GridColumn {
  readonly field: Field;
  readonly column: Column;
  /** The field's title in the reader's language, else its name. */
  readonly title: string;
  readonly description: string | undefined;
  /** Set at the right. */
  readonly numeric: boolean;
  /** Digits of one width: numbers, dates and times, so that they can be compared down the column. */
  readonly steady: boolean;
  readonly write: CellWriter;
  /** The column that says why a value is missing or uncertain. */
  readonly flags: Column | undefined;
  /** Pixels that fit its content. */
  readonly fitting: number;
}

const STEADY: ReadonlySet<FieldType> = new Set(['date', 'time', 'datetime', 'yearmonth']);

export function gridColumns(table: Table, translator: Translator, measure: Measure): GridColumn[] {
  return table.fields.map((declared, index) => {
    const column = table.columns[index] ?? columnFrom([]);
    const field: Field = readsAsYear(declared, column) ? { ...declared, type: 'year' } : declared;
    const title = textIn(field.title, translator.language) ?? field.name;
    const numeric = isNumeric(field, column);
    const write = cellWriter(field, column, table.rows, translator);
    return {
      field,
      column,
      title,
      description: textIn(field.description, translator.language),
      numeric,
      steady: numeric || STEADY.has(field.type),
      write,
      flags: flagsOf(table, field),
      fitting: fittingWidth(title, column, table.rows, write, measure),
    };
  });
}
