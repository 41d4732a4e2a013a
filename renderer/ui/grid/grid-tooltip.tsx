import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { cellAt } from '#shared/table';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import type { GridColumn } from './columns';
import styles from './grid-tooltip.module.css';

const DELAY = 500;

/** Characters that a tooltip shows of a long text. */
const MOST_SHOWN = 1000;

/** What is pointed at: a head, or (with a row) a cell that does not show all of its text. */
interface Pointed {
  readonly column: number;
  readonly row: number | null;
  readonly place: { readonly left: number; readonly top: number } | { readonly left: number; readonly bottom: number };
}

/** Says of a head what the field means and of a cut-off cell what it holds. */
export function GridTooltip({ scroller, columns, order }: { scroller: RefObject<HTMLElement | null>; columns: readonly GridColumn[]; order: Uint32Array | null }) {
  const pointed = usePointed(scroller);
  const column = pointed === null ? undefined : columns[pointed.column];
  if (pointed === null || column === undefined) return null;
  const { row } = pointed;
  return createPortal(
    <div role="tooltip" className={classNames(styles.tooltip)} style={pointed.place}>
      {row === null ? <AboutField column={column} /> : wholeText(column, order ? (order[row] as number) : row)}
    </div>,
    document.body,
  );
}

function AboutField({ column: { field, title, description } }: { column: GridColumn }) {
  const { t } = useTranslator();
  return (
    <>
      <strong>{title}</strong>
      <span className={classNames(styles.name)}>{t('ui:grid.field', { name: field.name, type: t(`ui:types.${field.type}`) })}</span>
      {description !== undefined && <span>{description}</span>}
    </>
  );
}

/** What the pointer rests on for a moment. The cells come and go, so the grid listens for all of them. */
function usePointed(scroller: RefObject<HTMLElement | null>): Pointed | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const grid = scroller.current;
    if (grid === null) return;
    let timer = 0;
    let current: HTMLElement | null = null;
    const leave = (): void => {
      clearTimeout(timer);
      current = null;
      setPointed(null);
    };
    const over = (event: Event): void => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-head],[data-column]') : null;
      if (target === current) return;
      leave();
      current = target;
      if (target !== null) timer = window.setTimeout(() => setPointed(pointedAt(target)), DELAY);
    };
    const listeners: Readonly<Record<string, (event: Event) => void>> = { pointerover: over, pointerleave: leave, pointerdown: leave, scroll: leave, keydown: leave };
    for (const [name, listener] of Object.entries(listeners)) grid.addEventListener(name, listener, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of Object.entries(listeners)) grid.removeEventListener(name, listener);
    };
  }, [scroller]);
  return pointed;
}

function pointedAt(element: HTMLElement): Pointed | null {
  const { head, column, row } = element.dataset;
  if (head !== undefined) return { column: Number(head), row: null, place: placeBeside(element) };
  return element.scrollWidth > element.clientWidth ? { column: Number(column), row: Number(row), place: placeBeside(element) } : null;
}

/** Below the element, or above where there is no room. */
function placeBeside(element: HTMLElement): Pointed['place'] {
  const { left, top, bottom } = element.getBoundingClientRect();
  const within = Math.max(8, Math.min(left, window.innerWidth - 416));
  return bottom < window.innerHeight - 160 ? { left: within, top: bottom + 4 } : { left: within, bottom: window.innerHeight - top + 4 };
}

function wholeText(column: GridColumn, row: number): string {
  const cell = cellAt(column.column, row);
  const text = typeof cell === 'string' ? cell : column.write(cell);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\u2026` : text;
}
