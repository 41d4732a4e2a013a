import { useEffect, useMemo } from 'react';
import { useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { ChartToDraw } from '#renderer/workers';
import { asMoloError, isMoloError } from '#shared/base';
import { Charts, chartsOf } from '../store';
import type { OpenChart } from '../open-chart';

/** What is to be drawn now; `null` while its rows are on their way. */
export function useDrawing({ plan, answer, view }: OpenChart): ChartToDraw | null {
  const { language } = useTranslator();
  const { theme } = view;
  const table = answer.state === 'answered' ? answer.result?.table : undefined;
  return useMemo(() => (plan && table ? { plan, table, language, theme } : null), [plan, table, language, theme]);
}

/** Draws it, and keeps the last picture in sight until the next is there. */
export function usePicture({ document }: OpenChart, drawing: ChartToDraw | null): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const charts = chartsOf(workbench);
    const last = Charts.viewOf(charts.store.getState(), document.id).picture;
    if (drawing === null || last?.of === drawing) return;
    const stop = new AbortController();
    workbench.pictures.svg(drawing, { signal: stop.signal }).then(
      (svg) => charts.change(document.id, { picture: { of: drawing, svg, error: null } }),
      (thrown: unknown) => {
        if (isMoloError(thrown, 'cancelled')) return;
        const { picture } = Charts.viewOf(charts.store.getState(), document.id);
        charts.change(document.id, { picture: { of: drawing, svg: picture?.svg ?? null, error: asMoloError(thrown) } });
      },
    );
    return () => stop.abort();
  }, [workbench, document, drawing]);
}
