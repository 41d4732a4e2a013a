import { Stamp } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';

/** What was made here, signed and sealed for named people. A screen within the library: what comes in there goes out here. */
export const seal: Feature = {
  id: 'seal',
  title: 'seal:title',
  icon: Stamp,
  shortcut: 'Mod+Shift+S',
  within: 'library',
  Screen: lazy(() => import('./screen')),
};
