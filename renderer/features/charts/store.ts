import { createStore, type StoreApi } from 'zustand/vanilla';
import { GridMemory } from '#renderer/ui';
import type { Workbench } from '#renderer/workbench';
import type { ChartToDraw } from '#renderer/workers';
import type { MoloError } from '#shared/base';
import type { ThemeName } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { Table } from '#shared/table';
import type { ChannelId } from './model/channels';

export type ChartTab = 'builder' | 'json' | 'data';

/** The last picture that could be drawn, and what became of the newest try. */
export interface ShownPicture {
  /** What was last tried. */
  readonly of: ChartToDraw;
  readonly svg: string | null;
  readonly error: MoloError | null;
}

/** How a chart is looked at: nothing of this is in its file. */
export interface ChartView {
  readonly tab: ChartTab;
  readonly theme: ThemeName;
  /** `fit`, or pixels of the screen for one of the picture. */
  readonly zoom: 'fit' | number;
  /** The shelf whose settings are unfolded. */
  readonly unfolded: ChannelId | null;
  /** JSON as it was written last. */
  readonly draft: string | null;
  /** The document beside which it was written: it is worth nothing once that has changed. */
  readonly draftOf: JsonValue | null;
  readonly picture: ShownPicture | null;
  /** The last rows that were drawn: a query that fails does not take its fields away. */
  readonly table: Table | null;
}

export interface ChartsState {
  /** Where to come back to; `null`: the list. */
  readonly latest: string | null;
  readonly views: Readonly<Record<string, ChartView>>;
}

const FIRST: ChartView = { tab: 'builder', theme: 'light', zoom: 'fit', unfolded: null, draft: null, draftOf: null, picture: null, table: null };

/** What outlives leaving the screen, apart from the documents themselves. */
export class Charts {
  readonly store: StoreApi<ChartsState> = createStore<ChartsState>(() => ({ latest: null, views: {} }));
  readonly #memories = new Map<string, GridMemory>();

  static viewOf({ views }: ChartsState, id: string): ChartView {
    return views[id] ?? FIRST;
  }

  change(id: string, change: Partial<ChartView>): void {
    this.store.setState((state) => ({ views: { ...state.views, [id]: { ...Charts.viewOf(state, id), ...change } } }));
  }

  comeBackTo(latest: string | null): void {
    this.store.setState({ latest });
  }

  /** Scroll and order of the rows of a chart. */
  memoryOf(id: string): GridMemory {
    const memory = this.#memories.get(id) ?? new GridMemory();
    this.#memories.set(id, memory);
    return memory;
  }

  forget(id: string): void {
    this.#memories.delete(id);
    this.store.setState(({ latest, views }) => ({ latest: latest === id ? null : latest, views: Object.fromEntries(Object.entries(views).filter(([own]) => own !== id)) }));
  }
}

const all = new WeakMap<Workbench, Charts>();

/** One for each workbench. */
export function chartsOf(workbench: Workbench): Charts {
  const charts = all.get(workbench) ?? new Charts();
  all.set(workbench, charts);
  return charts;
}
