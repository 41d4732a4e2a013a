import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Table } from '#shared/table';
import { ON_MAC } from '../shortcut/keys';
import { useTranslator } from '../translator';
import { MOST_COPIED, toTsv } from './copy';
import { areaOf, cellsIn, type Selection, selectionAfter } from './selection';
import type { GridColumns } from './use-grid-columns';

/** Pixels by which Alt and an arrow change a column's width. */
const STEP = 16;

export interface GridKeyActions {
  /** `moves`: what is active comes into sight. */
  select(selection: Selection, moves: boolean): void;
  toggleSort(column: number): void;
  say(text: string): void;
}

/** Arrows, pages, ends and copying, as the grid pattern of the WAI-ARIA Authoring Practices has it. */
export function useGridKeys(table: Table, selection: Selection, order: Uint32Array | null, columns: GridColumns, page: number, actions: GridKeyActions) {
  const translator = useTranslator();
  const { t } = translator;
  const { row, column } = selection.active;

  return {
    onKeyDown(event: KeyboardEvent): void {
      const { key, shiftKey, altKey } = event;
      const mod = ON_MAC ? event.metaKey : event.ctrlKey;
      if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        columns.resize(column, columns.widthOf(column) + (key === 'ArrowRight' ? STEP : -STEP));
      } else if (row === -1 && (key === 'Enter' || key === ' ')) {
        actions.toggleSort(column);
      } else {
        const next = altKey ? null : selectionAfter({ key, shiftKey, mod }, selection, { rows: table.rows, columns: table.fields.length, page });
        if (next === null) return;
        // Everything is selected where one stands: nothing moves.
        actions.select(next, !(mod && key.toLowerCase() === 'a'));
      }
      event.preventDefault();
    },

    onCopy(event: ClipboardEvent): void {
      event.preventDefault();
      const area = areaOf(selection);
      const cells = cellsIn(area);
      if (cells > MOST_COPIED) return actions.say(t('ui:grid.tooMany', { limit: MOST_COPIED }));
      event.clipboardData.setData('text/plain', toTsv(table, area, order, translator));
      actions.say(t('ui:grid.copied', { count: cells }));
    },
  };
}
