import type { Mapping } from '@tiptap/pm/transform';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Handover, useWorkbench, type Workbench } from '#renderer/workbench';
import type { Figure } from '#shared/briefing';
import type { ChartBlock } from './model/blocks/chart';
import type { TableBlock } from './model/blocks/table';

/** What is edited beside the page. `at` is its place in the editor; `null`: it is new and goes to the caret. */
export type Panel =
  | { readonly kind: 'figure'; readonly at: number | null; readonly draft?: Figure }
  | { readonly kind: 'table'; readonly at: number | null; readonly draft?: TableBlock }
  | { readonly kind: 'chart'; readonly at: number | null; readonly draft?: ChartBlock }
  | { readonly kind: 'footnote'; readonly at: number }
  | { readonly kind: 'note'; readonly at: number }
  | { readonly kind: 'link' };

/** What another screen hands to this one. */
export type Given = Extract<Handover, { to: 'briefings' }>;

export interface BriefingsState {
  /** The briefing that was looked at last, and is again when the screen is. */
  readonly last: string | null;
  readonly panel: Panel | null;
  /** What another screen gave and has no briefing yet. */
  readonly given: Given | null;
  /** The briefing that it goes to, as soon as it is chosen. */
  readonly receiver: string | null;
}

export interface Caret {
  readonly anchor: number;
  readonly head: number;
}

/** What the screen remembers while it is not shown. */
export interface Briefings {
  readonly store: StoreApi<BriefingsState>;
  /** Where each briefing's caret was last. */
  readonly carets: Map<string, Caret>;
}

const kept = new WeakMap<Workbench, Briefings>();

/** One for each workbench. */
export function briefingsOf(workbench: Workbench): Briefings {
  const known = kept.get(workbench);
  if (known) return known;
  const made: Briefings = { store: createStore<BriefingsState>(() => ({ last: null, panel: null, given: null, receiver: null })), carets: new Map() };
  kept.set(workbench, made);
  return made;
}

export function useBriefings<Part>(part: (state: BriefingsState) => Part): Part {
  return useStore(briefingsOf(useWorkbench()).store, part);
}

/** What is edited stays the same thing while text before it comes and goes; when it goes itself, its panel closes. */
export function moved(panel: Panel | null, mapping: Mapping): Panel | null {
  if (panel === null || !('at' in panel) || panel.at === null) return panel;
  const { pos, deletedAfter } = mapping.mapResult(panel.at);
  if (deletedAfter) return null;
  return pos === panel.at ? panel : { ...panel, at: pos };
}
