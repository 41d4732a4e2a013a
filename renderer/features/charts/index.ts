import { ChartColumn } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';
import { chartsOf } from './store';

/** Pictures of what was found: shelves, the picture and its words; the query stays with it. */
export const charts: Feature = {
  id: 'charts',
  title: 'charts:title',
  icon: ChartColumn,
  shortcut: 'Mod+3',
  Screen: lazy(() => import('./screen')),
  commands: (workbench) => [
    {
      id: 'charts.new',
      title: 'charts:commands.new',
      keywords: 'charts:commands.newKeywords',
      group: 'data',
      run() {
        chartsOf(workbench).comeBackTo(null);
        workbench.router.go('charts');
      },
    },
  ],
};
