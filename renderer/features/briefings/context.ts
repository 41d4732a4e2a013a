import type { Editor } from '@tiptap/core';
import { createContext, useContext, useMemo } from 'react';
import { useSession, type OpenDocument } from '#renderer/workbench';
import type { ChartTable } from '#shared/chart';
import type { Translator } from '#shared/i18n';
import type { Panel } from './store';

/** The briefing on the screen, for everything that shows a part of it. */
export interface BriefingOnScreen {
  readonly document: OpenDocument;
  readonly editor: Editor;
  /** Speaks the briefing's own language, which need not be the reader's. */
  readonly speaker: Translator;
  /** Opens a panel, or closes it with `null`. */
  ask(panel: Panel | null): void;
}

export const BriefingContext = createContext<BriefingOnScreen | null>(null);

export function useBriefing(): BriefingOnScreen {
  const briefing = useContext(BriefingContext);
  if (briefing === null) throw new RangeError('There is no briefing here.');
  return briefing;
}

/** The tables that are open, as the command line lists them to a briefing. */
export function useListing(): readonly ChartTable[] {
  const data = useSession((state) => state.data);
  return useMemo(() => data.flatMap(({ tables }) => tables), [data]);
}
