import { BookOpenText } from 'lucide-react';
import { briefings } from '#renderer/features/briefings';
import { charts } from '#renderer/features/charts';
import { library } from '#renderer/features/library';
import { query } from '#renderer/features/query';
import { seal } from '#renderer/features/seal';
import { trust } from '#renderer/features/trust';
import type { Feature } from '#renderer/workbench';
import { emptyScreen } from './empty-screen';

/** The screens, those of the rail in its order. A feature that is built stands here by its own one line. */
export const FEATURES: readonly Feature[] = [
  library,
  query,
  charts,
  briefings,
  trust,
  seal,
  { id: 'words', title: 'app:words', icon: BookOpenText, shortcut: 'Mod+6', Screen: emptyScreen('words') },
];

export const HOME = 'library';
