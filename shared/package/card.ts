import { type Fingerprint, MoloError } from '#shared/base';
import { decodeBase64url } from './base64url';
import { jsonObject } from './json-object';
import { flattenedJws, holds, type Jws, signerOf, signJws } from './jws';
import { isPersonName } from './person-names';
import { checkRecipient, type RecipientKind, type RecipientPair } from './recipients';
import { fingerprintOf, type PrivateSigningKey, publicKeyOf, type PublicSigningKey } from './signing-key';
import { readSuccession, type Succession } from './succession';

/** What one person gives another so that they can seal packages for each other. It holds no secret. */
export interface ContactCard {
  readonly fingerprint: Fingerprint;
  /** As the holder writes it: a claim, until somebody has compared the fingerprint. */
  readonly name: string;
  readonly institution?: string;
  /** The day it was signed, `2024-05-01`. */
  readonly date: string;
  readonly key: PublicSigningKey;
  readonly recipients: RecipientPair;
  /** The older key that this one continues, by that key's own signature: a claim, until it was checked with that key. */
  readonly succession?: Succession;
}

export const CARD_FORMAT = 'card/1';
const MAX_CARD_BYTES = 16 * 1024;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A card as the file that is handed on: flattened JWS JSON, signed by the key that it carries. */
export async function signCard(card: Omit<ContactCard, 'fingerprint'>, key: PrivateSigningKey): Promise<Uint8Array> {
  const { name, institution, date, key: signing, recipients, succession } = card;
  if (!isPersonName(name) || !isPersonName(institution ?? name)) throw new MoloError('trust.badName');
  const more = { ...(institution !== undefined && { institution }), ...(succession && { succession: succession.jws }) };
  const payload = { molo: CARD_FORMAT, name, date, signing, recipients, ...more };
  const fingerprint = await fingerprintOf(signing);
  const jws = await signJws(new TextEncoder().encode(JSON.stringify(payload)), 'molo-card+jws', key, fingerprint);
  return new TextEncoder().encode(`${JSON.stringify(jws, null, 2)}\n`);
}

/**
 * Reads a card and checks that it was signed by the key that it names. That shows that the card is
 * whole and its parts belong together, not whose it is: for that the fingerprint is compared.
 * @throws MoloError `trust.badCard`, or `trust.badName` for a name that is not what it looks like
 */
export async function readCard(bytes: Uint8Array): Promise<ContactCard> {
  const jws = readJws(bytes);
  const payload = jws && jsonObject(decodeBase64url(jws.payload));
  const key = publicKeyOf(payload?.signing);
  if (!jws || !payload || !key || payload.molo !== CARD_FORMAT) throw new MoloError('trust.badCard');
  const fingerprint = await fingerprintOf(key);
  if (signerOf(jws.protected, 'molo-card+jws') !== fingerprint || !(await holds(jws, 'molo-card+jws', key))) {
    throw new MoloError('trust.badCard');
  }
  return { fingerprint, key, ...claims(payload), ...successionOf(payload, fingerprint) };
}

/** Whether a file looks like a card at all, to tell it from a recipient or a package. */
export function isCard(bytes: Uint8Array): boolean {
  return readJws(bytes) !== null;
}

function claims({ name, institution, date, recipients }: Record<string, unknown>): Omit<ContactCard, 'fingerprint' | 'key' | 'succession'> {
  const { hybrid, x25519 } = (recipients ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof date !== 'string' || !DATE.test(date)) throw new MoloError('trust.badCard');
  if (institution !== undefined && typeof institution !== 'string') throw new MoloError('trust.badCard');
  if (!isPersonName(name) || !isPersonName(institution ?? name)) throw new MoloError('trust.badName');
  const pair = { hybrid: String(hybrid), x25519: String(x25519) };
  if (!isRecipient(pair.hybrid, 'hybrid') || !isRecipient(pair.x25519, 'x25519')) throw new MoloError('trust.badCard');
  return { name, date, recipients: pair, ...(institution !== undefined && { institution }) };
}

function isRecipient(recipient: string, kind: RecipientKind): boolean {
  try {
    return checkRecipient(recipient) === kind;
  } catch {
    return false;
  }
}

function successionOf({ succession }: Record<string, unknown>, fingerprint: Fingerprint): Pick<ContactCard, 'succession'> {
  if (succession === undefined) return {};
  const read = readSuccession(succession, fingerprint);
  if (read === null) throw new MoloError('trust.badCard');
  return { succession: read };
}

function readJws(bytes: Uint8Array): Jws | null {
  return bytes.length > MAX_CARD_BYTES ? null : flattenedJws(jsonObject(bytes));
}
