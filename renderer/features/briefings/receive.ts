import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { useWorkbench } from '#renderer/workbench';
import { type ChartParams, parseChart } from '#shared/chart';
import { useBriefing } from './context';
import { putBlock, putFigure, type Where } from './editor/insert';
import { type Briefings, briefingsOf, type Given, type Panel } from './store';

/** Puts what another screen gave for this briefing where its caret was last, once. */
export function useReceive(): void {
  const workbench = useWorkbench();
  const { document, editor, ask } = useBriefing();
  useEffect(() => {
    const briefings = briefingsOf(workbench);
    const { given, receiver } = briefings.store.getState();
    if (given === null || receiver !== document.id) return;
    briefings.store.setState({ given: null, receiver: null });
    try {
      ask(put(editor, given, whereIn(briefings, document.id)));
    } catch (error) {
      workbench.tell(error);
    }
  }, [workbench, document, editor, ask]);
}

function whereIn({ carets }: Briefings, id: string): Where {
  return carets.has(id) ? 'caret' : 'end';
}

/** @returns the panel that goes on with it */
function put(editor: Editor, given: Given, where: Where): Panel | null {
  if (given.as === 'chart') {
    putBlock(editor, { type: 'chart', chart: parseChart(given.chart) }, where);
    return null;
  }
  if (given.as === 'figure') return { kind: 'figure', at: putFigure(editor, { sql: given.sql, params: plain(given.params) }, where) };
  putBlock(editor, { type: 'table', sql: given.sql, params: plain(given.params), rows: 50 }, where);
  return null;
}

/** Parameters as a briefing's file can hold them. */
function plain(params: ChartParams): ChartParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()) : value instanceof Uint8Array ? null : value]));
}
