import type { Fingerprint } from '#shared/base';
import type { ContactCard } from './card';
import { succeeds } from './succession';

/** Which key carries on for which, among cards that a keyring holds. */
export interface Lineage {
  /** The first key of the chain that `fingerprint` continues; itself where it continues none that is known. */
  rootOf(fingerprint: Fingerprint): Fingerprint;
  /** Those that have a key in common with `fingerprint` behind them, and itself: one publisher. */
  kin(fingerprint: Fingerprint): readonly Fingerprint[];
  /** Whether `later` is `earlier`, or one of the keys that came after it. */
  continues(later: Fingerprint, earlier: Fingerprint): boolean;
  /** The keys that `fingerprint` continues, the nearest first. */
  before(fingerprint: Fingerprint): readonly Fingerprint[];
  /** The key that `fingerprint` continues by that key's own signature. */
  predecessorOf(fingerprint: Fingerprint): Fingerprint | undefined;
  /** The key that carries on for `fingerprint`, and since when; the latest, where it signed several. */
  successorOf(fingerprint: Fingerprint): { readonly fingerprint: Fingerprint; readonly date: string } | undefined;
}

/**
 * Checks the successions that the cards claim, as far as the older key is among them.
 * @param former cards of keys that are trusted no more: they still tell what comes after what, and none of them is anybody's
 * successor unless a key that is trusted follows it
 */
export async function lineageOf(cards: readonly ContactCard[], former: readonly ContactCard[] = []): Promise<Lineage> {
  const all = [...cards, ...former];
  const predecessors = await predecessorsOf(all);
  const before = (fingerprint: Fingerprint): readonly Fingerprint[] => chainOf(fingerprint, predecessors);
  const behind = (fingerprint: Fingerprint): readonly Fingerprint[] => [fingerprint, ...before(fingerprint)];
  const leading = new Set(cards.flatMap(({ fingerprint }) => behind(fingerprint)));
  const successors = new Map<Fingerprint, { fingerprint: Fingerprint; date: string }>();
  for (const { fingerprint, succession } of all) {
    const from = predecessors.get(fingerprint);
    if (!succession || from === undefined || !leading.has(fingerprint)) continue;
    if (succession.date >= (successors.get(from)?.date ?? '')) successors.set(from, { fingerprint, date: succession.date });
  }
  return {
    rootOf: (fingerprint) => before(fingerprint).at(-1) ?? fingerprint,
    kin(fingerprint) {
      const own = new Set(behind(fingerprint));
      const others = all.filter((card) => card.fingerprint !== fingerprint && behind(card.fingerprint).some((key) => own.has(key)));
      return [fingerprint, ...others.map((card) => card.fingerprint)];
    },
    continues: (later, earlier) => behind(later).includes(earlier),
    before,
    predecessorOf: (fingerprint) => predecessors.get(fingerprint),
    successorOf: (fingerprint) => successors.get(fingerprint),
  };
}

async function predecessorsOf(cards: readonly ContactCard[]): Promise<ReadonlyMap<Fingerprint, Fingerprint>> {
  const keys = new Map(cards.map(({ fingerprint, key }) => [fingerprint, key]));
  const predecessors = new Map<Fingerprint, Fingerprint>();
  for (const { fingerprint, succession } of cards) {
    const key = succession && keys.get(succession.from);
    if (key && (await succeeds(succession, key))) predecessors.set(fingerprint, succession.from);
  }
  return predecessors;
}

/** The keys before one, the nearest first. Keys that name each other in a ring end where it closes. */
function chainOf(fingerprint: Fingerprint, predecessors: ReadonlyMap<Fingerprint, Fingerprint>): readonly Fingerprint[] {
  const chain: Fingerprint[] = [];
  for (let at = predecessors.get(fingerprint); at !== undefined && at !== fingerprint && !chain.includes(at); at = predecessors.get(at)) chain.push(at);
  return chain;
}
