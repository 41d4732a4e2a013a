import { createStore, type StoreApi } from 'zustand/vanilla';
import { type OpenTable, useWorkbench, type Workbench } from '#renderer/workbench';
import type { FieldProfile } from '#shared/table';

export type ProfileState = { readonly is: 'asked' } | { readonly is: 'known'; readonly profile: FieldProfile } | { readonly is: 'failed'; readonly error: unknown };

/** By table, and in it by field. */
type Known = ReadonlyMap<OpenTable, ReadonlyMap<string, ProfileState>>;

/** The profiles of fields that somebody looked at, each asked once as long as its table is open. */
export class Profiles {
  readonly store: StoreApi<{ readonly known: Known }> = createStore<{ readonly known: Known }>(() => ({ known: new Map() }));

  constructor(private readonly workbench: { readonly data: Pick<Workbench['data'], 'profile'>; readonly session: Pick<Workbench['session'], 'store'> }) {
    workbench.session.store.subscribe(({ data }, before) => {
      if (data === before.data) return;
      const open = new Set(data.flatMap(({ tables }) => tables));
      this.store.setState(({ known }) => ({ known: new Map([...known].filter(([table]) => open.has(table))) }));
    });
  }

  /** Asks for what is not known and not asked yet; what failed is asked `again` only. */
  ask(table: OpenTable, field: string, again = false): void {
    const before = this.store.getState().known.get(table)?.get(field);
    if (before !== undefined && !(again && before.is === 'failed')) return;
    this.#enter(table, field, { is: 'asked' });
    this.workbench.data.profile({ alias: table.alias, name: table.name, field }).then(
      (profile) => this.#enter(table, field, { is: 'known', profile }),
      (error: unknown) => this.#enter(table, field, { is: 'failed', error }),
    );
  }

  /** An answer about a table that is not open any more is nobody's. */
  #enter(table: OpenTable, field: string, state: ProfileState): void {
    const isOpen = this.workbench.session.store.getState().data.some(({ tables }) => tables.includes(table));
    if (isOpen) this.store.setState(({ known }) => ({ known: new Map(known).set(table, new Map(known.get(table)).set(field, state)) }));
  }
}

const profiles = new WeakMap<Workbench, Profiles>();

/** The one collection of a workbench: it outlives leaving the screen. */
export function useProfiles(): Profiles {
  const workbench = useWorkbench();
  const known = profiles.get(workbench) ?? new Profiles(workbench);
  profiles.set(workbench, known);
  return known;
}
