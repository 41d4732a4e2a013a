import { ShieldCheck } from 'lucide-react';
import { lazy } from 'react';
import type { Feature } from '#renderer/workbench';
import { trustCommands } from './commands';

/** Who the holder is to others, and whose packages are trusted here. */
export const trust: Feature = {
  id: 'trust',
  title: 'trust:title',
  icon: ShieldCheck,
  shortcut: 'Mod+5',
  Screen: lazy(() => import('./screen')),
  commands: trustCommands,
};
