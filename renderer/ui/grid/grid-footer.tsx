import { numberLook, type Table } from '#shared/table';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './data-grid.module.css';
import { type Area, cellsIn } from './selection';
import { summaryOf } from './summary';

export interface GridFooterProps {
  readonly table: Table;
  readonly area: Area;
  readonly order: Uint32Array | null;
  /** The last thing that the grid has to say: copied, sorted, too many. */
  readonly said: string;
}

/** How large the table is, and what a selection comes to. */
export function GridFooter({ table, area, order, said }: GridFooterProps) {
  const { t, number } = useTranslator();
  const summary = summaryOf(table, area, order);
  const cells = cellsIn(area);
  const short = (value: number): string => number(value, numberLook([value], 2));
  return (
    <div className={classNames(styles.footer)}>
      <span>{t('ui:grid.size', { rows: t('ui:grid.rows', { count: table.rows }), columns: t('ui:grid.columns', { count: table.fields.length }) })}</span>
      <span role="status" className={classNames(styles.said)}>
        {said}
      </span>
      {cells > 1 && (
        <span className={classNames(styles.summary)}>
          <span>{t('ui:grid.selected', { count: cells })}</span>
          {summary && <span>{t('ui:grid.sum', { sum: short(summary.sum) })}</span>}
          {summary && <span>{t('ui:grid.average', { average: short(summary.average) })}</span>}
        </span>
      )}
    </div>
  );
}
