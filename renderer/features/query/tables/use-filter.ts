import { useCallback } from 'react';
import { namedTables, tableReference, type OpenTable, useSession } from '#renderer/workbench';
import { readQuery } from '#shared/query';
import { type Desk, useDesk } from '../desk';
import type { Condition } from './condition';
import { type FilterStep, filterStep } from './where';

/** What choosing a value would do to the statement now, and doing it. */
export interface Filter {
  plan(condition: Condition): FilterStep;
  apply(condition: Condition): void;
}

export function useFilter(table: OpenTable): Filter {
  const desk = useDesk();
  const data = useSession((state) => state.data);
  const plan = useCallback(
    (condition: Condition): FilterStep => {
      const tables = namedTables(data);
      const sql = desk.document === null ? '' : readQuery(desk.document.state.getState().content).sql;
      return filterStep(sql, desk.editor?.selection.from ?? sql.length, table, tableReference(table, tables), tables, condition);
    },
    [desk, data, table],
  );
  return { plan, apply: useCallback((condition) => apply(desk, plan(condition)), [desk, plan]) };
}

/** One step that can be undone. The caret goes behind what was written: what is selected would be run alone. */
function apply(desk: Desk, step: FilterStep): void {
  const { document } = desk;
  if (document === null) return;
  if (step.is === 'new') {
    document.endStroke();
    desk.write({ sql: step.sql, params: {} });
    return;
  }
  if (step.is !== 'there') {
    document.endStroke();
    document.execute({ type: 'all', commands: step.changes.map((change) => ({ type: 'type', path: ['sql'], ...change })) });
    document.endStroke();
  }
  const { to } = step.is === 'there' ? step : step.condition;
  // The editor has the text a moment later.
  requestAnimationFrame(() => desk.editor?.select(to));
}
