import type { Fingerprint } from '#shared/base';
import type { ContactCard } from './card';
import { succeeds } from './succession';

/** Which key carries on for which, among cards that a keyring holds. */
export interface Lineage {
  /** The first key of the chain that `fingerprint` continues; itself where it continues none that is known. */
  rootOf(fingerprint: Fingerprint): Fingerprint;
  /** The keys that `fingerprint` continues, the nearest first. */
  before(fingerprint: Fingerprint): readonly Fingerprint[];
  /** The key that `fingerprint` continues by that key's own signature. */
  predecessorOf(fingerprint: Fingerprint): Fingerprint | undefined;
  /** The key that carries on for `fingerprint`, and since when; the latest, where it signed several. */
  successorOf(fingerprint: Fingerprint): { readonly fingerprint: Fingerprint; readonly date: string } | undefined;
}

/** Checks the successions that the cards claim, as far as the older key is among them. */
export async function lineageOf(cards: readonly ContactCard[]): Promise<Lineage> {
  const keys = new Map(cards.map(({ fingerprint, key }) => [fingerprint, key]));
  const predecessors = new Map<Fingerprint, Fingerprint>();
  const successors = new Map<Fingerprint, { fingerprint: Fingerprint; date: string }>();
  for (const { fingerprint, succession } of cards) {
    const key = succession && keys.get(succession.from);
    if (!key || !(await succeeds(succession, key))) continue;
    const { from, date } = succession;
    predecessors.set(fingerprint, from);
    if (date >= (successors.get(from)?.date ?? '')) successors.set(from, { fingerprint, date });
  }
  return {
    rootOf: (fingerprint) => chainOf(fingerprint, predecessors).at(-1) ?? fingerprint,
    before: (fingerprint) => chainOf(fingerprint, predecessors),
    predecessorOf: (fingerprint) => predecessors.get(fingerprint),
    successorOf: (fingerprint) => successors.get(fingerprint),
  };
}

/** The keys before one, the nearest first. Keys that name each other in a ring end where it closes. */
function chainOf(fingerprint: Fingerprint, predecessors: ReadonlyMap<Fingerprint, Fingerprint>): readonly Fingerprint[] {
  const chain: Fingerprint[] = [];
  for (let at = predecessors.get(fingerprint); at !== undefined && at !== fingerprint && !chain.includes(at); at = predecessors.get(at)) chain.push(at);
  return chain;
}
