import { useMemo } from 'react';
import { useTranslator } from '#renderer/ui';
import { type Command, useCommands, useWorkbench } from '#renderer/workbench';
import type { ChartToDraw } from '#renderer/workers';
import { duplicate, remove } from './begin';
import { copyPicture, copySpec, type Leaving, PNG_SCALES, putIntoBriefing, saveFile, savePng, saveSvg } from './export';
import type { OpenChart } from './open-chart';
import { type ChartTab, chartsOf } from './store';

/** What can be done with the chart on the screen. */
export function useChartCommands(chart: OpenChart, drawing: ChartToDraw | null): void {
  const workbench = useWorkbench();
  const translator = useTranslator();
  const { document, state, fault, answer, plan, setView } = chart;
  useCommands(
    useMemo(() => {
      const leaving: Leaving = { workbench, translator, chart: { document, state, fault, answer }, drawing };
      return [...fileCommands(leaving), ...viewCommands(setView), ...wayCommands(leaving, plan)];
    }, [workbench, translator, document, state, fault, answer, plan, drawing, setView]),
  );
}

function fileCommands(leaving: Leaving): Command[] {
  const { workbench, translator, chart } = leaving;
  return [
    { id: 'charts.saveFile', title: 'charts:commands.saveFile', keywords: 'charts:commands.saveKeywords', group: 'file', shortcut: 'Mod+S', run: () => saveFile(leaving) },
    { id: 'charts.saveSvg', title: 'charts:commands.saveSvg', keywords: 'charts:commands.saveKeywords', group: 'file', shortcut: 'Mod+E', run: () => saveSvg(leaving) },
    ...PNG_SCALES.map(
      (scale): Command => ({
        id: `charts.savePng${scale}`,
        title: `charts:commands.savePng${scale}`,
        keywords: 'charts:commands.saveKeywords',
        group: 'file',
        ...(scale === 2 && { shortcut: 'Mod+Shift+E' }),
        run: () => savePng(leaving, scale),
      }),
    ),
    { id: 'charts.copyPicture', title: 'charts:commands.copyPicture', group: 'edit', shortcut: 'Mod+Shift+C', yieldsToText: true, run: () => copyPicture(leaving) },
    { id: 'charts.copySpec', title: 'charts:commands.copySpec', group: 'edit', run: () => copySpec(leaving) },
    { id: 'charts.duplicate', title: 'charts:commands.duplicate', group: 'edit', shortcut: 'Mod+D', run: () => duplicate(workbench, chart.state.content) },
    { id: 'charts.remove', title: 'charts:commands.remove', group: 'edit', shortcut: 'Mod+Delete', yieldsToText: true, run: () => remove(workbench, chart.document.id, translator) },
  ];
}

const TABS: readonly ChartTab[] = ['builder', 'json', 'data'];

function viewCommands(setView: OpenChart['setView']): Command[] {
  return TABS.map((tab, index): Command => ({ id: `charts.${tab}`, title: `charts:commands.${tab}`, group: 'view', shortcut: `Mod+Shift+${index + 1}`, run: () => setView({ tab }) }));
}

/** To the other screens. */
function wayCommands(leaving: Leaving, plan: OpenChart['plan']): Command[] {
  const { workbench } = leaving;
  return [
    {
      id: 'charts.all',
      title: 'charts:commands.all',
      group: 'view',
      run() {
        chartsOf(workbench).comeBackTo(null);
        workbench.router.go('charts');
      },
    },
    { id: 'charts.toBriefing', title: 'charts:commands.toBriefing', group: 'data', shortcut: 'Mod+Shift+B', run: () => putIntoBriefing(leaving) },
    {
      id: 'charts.openQuery',
      title: 'charts:commands.openQuery',
      group: 'data',
      shortcut: 'Mod+Shift+Q',
      enabled: () => plan !== null,
      run: () => (plan ? workbench.handover.give({ to: 'query', sql: plan.sql, params: plan.params }) : undefined),
    },
  ];
}
