import { FileText } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';
import { briefingCommands } from './commands';

/** Text whose numbers, charts and tables are queries: written here, exported as the page that is printed. */
export const briefings: Feature = {
  id: 'briefings',
  title: 'briefings:title',
  icon: FileText,
  shortcut: 'Mod+4',
  Screen: lazy(() => import('./screen')),
  commands: briefingCommands,
};
