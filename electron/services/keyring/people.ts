import { type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, folded, type Lineage, type Revoked } from '#shared/package';
import { nameOf, type Standing } from './standing';

interface Candidate {
  readonly card: ContactCard;
  readonly petName?: string;
  readonly revoked?: Revoked;
}

const MIN_PREFIX = 4;

/**
 * The card of the confirmed contact or own identity that somebody means by a name, a beginning of a
 * fingerprint or a card. Of a key that was replaced it is the newest one's.
 * @throws MoloError `trust.unconfirmedRecipient`, `trust.badRecipient` for a name that several have, `trust.revoked`
 */
export function recipientNamed(reference: string | ContactCard, standing: Standing): ContactCard {
  const candidates = candidatesOf(standing);
  const shown = typeof reference === 'string' ? reference : reference.name;
  const meant = new Set(candidates.filter((candidate) => isMeant(candidate, reference)).map((candidate) => newest(candidate, candidates, standing.lineage)));
  const [candidate, ...others] = meant;
  if (candidate === undefined) throw new MoloError('trust.unconfirmedRecipient', { recipient: shown });
  if (others.length > 0) throw new MoloError('trust.badRecipient', { context: 'ambiguous', recipient: shown });
  if (candidate.revoked) throw new MoloError('trust.revoked', { context: 'recipient', recipient: nameOf(candidate), date: candidate.revoked.date });
  return candidate.card;
}

/**
 * The card of whoever is meant, as it is: also one that was replaced or is void.
 * @throws MoloError `trust.noContact` where it is nobody's, or several have the name
 */
export function cardNamed(reference: string, standing: Standing): ContactCard {
  const [candidate, ...others] = candidatesOf(standing).filter((known) => isMeant(known, reference));
  if (candidate === undefined || others.length > 0) throw new MoloError('trust.noContact', { name: reference });
  return candidate.card;
}

/** Own identities first: a contact of the same key is left out. */
function candidatesOf({ contacts, identities }: Standing): readonly Candidate[] {
  const others = contacts.filter(({ fingerprint }) => !identities.some((identity) => identity.fingerprint === fingerprint));
  return [...identities, ...others];
}

function isMeant({ card, petName }: Candidate, reference: string | ContactCard): boolean {
  if (typeof reference !== 'string') return reference.fingerprint === card.fingerprint;
  const prefix = reference.replace(/[\s-]/g, '').toLowerCase();
  const isPrefix = prefix.length >= MIN_PREFIX && card.fingerprint.startsWith(prefix);
  return isPrefix || [petName, card.name].some((name) => name !== undefined && folded(name) === folded(reference));
}

/** The last key that carries on for a candidate's; keys between may be removed ones. */
function newest(candidate: Candidate, candidates: readonly Candidate[], lineage: Lineage): Candidate {
  const seen = new Set<Fingerprint>();
  let last = candidate;
  for (let at: Fingerprint | undefined = candidate.card.fingerprint; at !== undefined && !seen.has(at); at = lineage.successorOf(at)?.fingerprint) {
    seen.add(at);
    const fingerprint = at;
    last = candidates.find(({ card }) => card.fingerprint === fingerprint) ?? last;
  }
  return last;
}
