import { BookOpenText, ChartColumn, FileText } from 'lucide-react';
import { library } from '#renderer/features/library';
import { query } from '#renderer/features/query';
import { trust } from '#renderer/features/trust';
import type { Feature } from '#renderer/workbench';
import { emptyScreen } from './empty-screen';

/** The screens of the rail, in its order. A feature that is built stands here by its own one line. */
export const FEATURES: readonly Feature[] = [
  library,
  query,
  { id: 'charts', title: 'app:charts', icon: ChartColumn, shortcut: 'Mod+3', Screen: emptyScreen('charts') },
  { id: 'briefings', title: 'app:briefings', icon: FileText, shortcut: 'Mod+4', Screen: emptyScreen('briefings') },
  trust,
  { id: 'words', title: 'app:words', icon: BookOpenText, shortcut: 'Mod+6', Screen: emptyScreen('words') },
];

export const HOME = 'library';
