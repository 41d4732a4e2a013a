import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Answer, useAnswer, useSettings, useWorkbench } from '#renderer/workbench';
import type { Language } from '#shared/base';
import { COLUMN, untitled } from '#shared/briefing';
import { type ChartPlan, planChart } from '#shared/chart';
import { useBriefing, useListing } from '../context';
import type { ChartBlock } from '../model/blocks/chart';

export interface Picture {
  readonly answer: Answer;
  /** SVG text, as the page will have it; the last one while the next is drawn. */
  readonly svg: string | null;
  readonly fault: unknown;
}

interface Drawing {
  readonly svg: string | null;
  readonly fault: unknown;
}

/** A chart of the page over what is open now. */
export function usePicture({ chart }: ChartBlock, title: string): Picture {
  const listing = useListing();
  const [planned, setPlanned] = useState(() => plannedChart(chart, listing));
  const [of, setOf] = useState({ chart, listing });
  if (of.chart !== chart || of.listing !== listing) {
    setOf({ chart, listing });
    setPlanned(plannedChart(chart, listing));
  }
  const { plan, fault } = planned;
  const answer = useAnswer(plan);
  const drawing = useDrawing(plan, answer, title);
  return { answer, svg: drawing.svg, fault: fault ?? drawing.fault };
}

function plannedChart(...[chart, listing]: Parameters<typeof planChart>): { readonly plan: ChartPlan | null; readonly fault: unknown } {
  try {
    return { plan: planChart(chart, listing), fault: null };
  } catch (fault) {
    return { plan: null, fault };
  }
}

function useDrawing(plan: ChartPlan | null, { state, result }: Answer, title: string): Drawing {
  const { pictures } = useWorkbench();
  const { speaker } = useBriefing();
  const theme = useTheme();
  const language: Language = speaker.language;
  const [drawing, setDrawing] = useState<Drawing>({ svg: null, fault: null });
  const table = state === 'answered' ? result?.table : undefined;
  useEffect(() => {
    if (plan === null || table === undefined) return;
    const stop = new AbortController();
    const toDraw = { plan: { ...plan, spec: untitled(plan.spec) }, table, language, theme, title, width: COLUMN, padding: 1, id: `picture-${crypto.randomUUID()}` };
    pictures.svg(toDraw, { signal: stop.signal }).then(
      (svg) => setDrawing({ svg, fault: null }),
      (fault: unknown) => stop.signal.aborted || setDrawing({ svg: null, fault }),
    );
    return () => stop.abort();
  }, [plan, table, language, theme, title, pictures]);
  return drawing;
}

/** The colours in use: the chosen ones, else the system's. */
function useTheme(): 'light' | 'dark' {
  const chosen = useSettings((settings) => settings.theme);
  const isDark = useSyncExternalStore(whenSystemChanges, () => DARK.matches);
  return chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen;
}

const DARK = globalThis.matchMedia('(prefers-color-scheme: dark)');

function whenSystemChanges(listener: () => void): () => void {
  DARK.addEventListener('change', listener);
  return () => DARK.removeEventListener('change', listener);
}
