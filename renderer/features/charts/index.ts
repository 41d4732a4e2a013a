import { ChartColumn } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';

/** Pictures of what was found: shelves, the picture and its words; the query stays with it. */
export const charts: Feature = {
  id: 'charts',
  title: 'charts:title',
  icon: ChartColumn,
  shortcut: 'Mod+3',
  Screen: lazy(() => import('./screen')),
};
