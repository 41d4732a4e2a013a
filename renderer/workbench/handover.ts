import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Digest } from '#shared/base';
import type { ChartParams } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { Router } from './route';

/** A statement and the values of its parameters. */
export interface Statement {
  readonly sql: string;
  readonly params: ChartParams;
}

/** What is to be sealed: all rows of an answer, the tables of something open by its id, or an open package as it is. */
export type ToSeal = ({ readonly is: 'answer' } & Statement) | { readonly is: 'data'; readonly id: string } | { readonly is: 'passOn'; readonly digest: Digest };

/** What one screen hands to another: features never import each other. */
export type Handover =
  | ({ readonly to: 'query' } & Statement)
  | ({ readonly to: 'charts' } & Statement)
  | { readonly to: 'seal'; readonly what: ToSeal }
  /** A result to be bound: one value as a figure in the text, else a table. */
  | ({ readonly to: 'briefings'; readonly as: 'figure' | 'table' } & Statement)
  /** A chart document (`chart/1`) to be put into a briefing. */
  | { readonly to: 'briefings'; readonly as: 'chart'; readonly chart: JsonValue };

/** A screen that things are handed to. */
export type Receiver = Handover['to'];

/** Holds what was given until the screen that it is for takes it. */
export class Handovers {
  readonly store: StoreApi<{ readonly given: Handover | null }> = createStore<{ readonly given: Handover | null }>(() => ({ given: null }));

  constructor(private readonly router: Pick<Router, 'go'>) {}

  /** Gives it, and goes to the screen that it is for. */
  give(given: Handover): void {
    this.store.setState({ given });
    this.router.go(given.to);
  }

  /** What was given to that screen, once. */
  take<To extends Receiver>(to: To): Extract<Handover, { to: To }> | null {
    const { given } = this.store.getState();
    if (given?.to !== to) return null;
    this.store.setState({ given: null });
    return given as Extract<Handover, { to: To }>;
  }
}
