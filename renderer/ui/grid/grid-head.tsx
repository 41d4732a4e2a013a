import type { VirtualItem } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Calendar, CircleDot, Clock, Hash, Shapes, Type } from 'lucide-react';
import { memo } from 'react';
import type { FieldType } from '#shared/table';
import type { Icon } from '../button/button';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import type { GridColumn } from './columns';
import styles from './data-grid.module.css';
import type { GridSort } from './grid-memory';

/** The sign of a type; its word is in the tooltip. */
export const TYPE_ICONS: Readonly<Record<FieldType, Icon>> = {
  string: Type,
  integer: Hash,
  number: Hash,
  boolean: CircleDot,
  date: Calendar,
  time: Clock,
  datetime: Clock,
  year: Calendar,
  yearmonth: Calendar,
  duration: Clock,
  any: Shapes,
};

export interface GridHeadProps {
  readonly gridId: string;
  readonly columns: readonly GridColumn[];
  readonly drawn: readonly VirtualItem[];
  readonly sort: GridSort | null;
  /** The column whose head is the active place, else -1. */
  readonly active: number;
}

/** Names, types and the order. Pressing a head sorts; its right edge is dragged or, doubly pressed, fits the content. */
export const GridHead = memo(function GridHead({ gridId, columns, drawn, sort, active }: GridHeadProps) {
  const { t } = useTranslator();
  return (
    <div role="row" aria-rowindex={1} className={classNames(styles.head)}>
      <span role="columnheader" aria-colindex={1} data-corner className={classNames(styles.corner)}>
        <span className="visually-hidden">{t('ui:grid.row')}</span>
      </span>
      {drawn.map(({ index, start, size }) => (
        <HeadCell
          key={index}
          id={`${gridId}-head-${index}`}
          index={index}
          column={columns[index] as GridColumn}
          left={start}
          width={size}
          direction={sort?.column === index ? sort.direction : undefined}
          isActive={index === active}
        />
      ))}
    </div>
  );
});

interface HeadCellProps {
  readonly id: string;
  readonly index: number;
  readonly column: GridColumn;
  readonly left: number;
  readonly width: number;
  readonly direction: GridSort['direction'] | undefined;
  readonly isActive: boolean;
}

function HeadCell({ id, index, column: { field, title, numeric, description }, left, width, direction, isActive }: HeadCellProps) {
  const Picture = TYPE_ICONS[field.type];
  return (
    <span
      id={id}
      role="columnheader"
      data-head={index}
      aria-colindex={index + 2}
      aria-sort={direction ?? 'none'}
      {...(description === undefined ? {} : { 'aria-description': description })}
      className={classNames(styles.headCell, numeric && styles.numeric, isActive && styles.active)}
      style={{ left, width }}
    >
      <Picture size={12} strokeWidth={1.75} aria-hidden />
      <span className={classNames(styles.title)}>{title}</span>
      {direction && <span className={classNames(styles.order)}>{direction === 'ascending' ? <ArrowUp size={14} aria-hidden /> : <ArrowDown size={14} aria-hidden />}</span>}
      <span data-resize={index} className={classNames(styles.handle)} />
    </span>
  );
}
