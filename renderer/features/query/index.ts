import { SquareTerminal } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';

/** Questions in SQL to everything that is open, and the answers. */
export const query: Feature = {
  id: 'query',
  title: 'query:title',
  icon: SquareTerminal,
  shortcut: 'Mod+2',
  staysOpen: true,
  Screen: lazy(() => import('./screen')),
};
