import type { ComponentType } from 'react';
import type { Icon, Shortcut } from '#renderer/ui';
import type { MessageKey } from '#shared/i18n';
import type { Command } from './command';
import type { Workbench } from './workbench';

/** One of the screens of the rail. A new one is a folder in `renderer/features` and a line in `renderer/app/features.ts`. */
export interface Feature {
  /** Its part of the address: `#/query`. */
  readonly id: string;
  /** Its word in the rail. */
  readonly title: MessageKey;
  readonly icon: Icon;
  readonly shortcut: Shortcut;
  /** The screen that it belongs to: it has no word of its own in the rail, and Escape leads back there. */
  readonly within?: string;
  /** Something is always open on it: Escape leaves it for no screen without. */
  readonly staysOpen?: true;
  /** `lazy(() => import('./screen'))`: nothing of a screen is loaded before it is shown. */
  readonly Screen: ComponentType;
  /** What can be done from everywhere; commands of the open screen are added by `useCommands`. */
  readonly commands?: (workbench: Workbench) => readonly Command[];
}
