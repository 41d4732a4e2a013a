import { Library } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';

/** What is open: who sent it, whether it is whole, what its tables hold; and the way in for everything else. */
export const library: Feature = {
  id: 'library',
  title: 'library:title',
  icon: Library,
  shortcut: 'Mod+1',
  Screen: lazy(() => import('./screen')),
};
