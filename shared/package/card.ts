import { type Fingerprint, MoloError } from '#shared/base';
import { decodeBase64url } from './base64url';
import { holds, type Jws, signerOf, signJws } from './jws';
import { isPlainName } from './names';
import { checkRecipient, type RecipientKind, type RecipientPair } from './recipients';
import { fingerprintOf, type PrivateSigningKey, publicKeyOf, type PublicSigningKey } from './signing-key';

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
}

export const CARD_FORMAT = 'card/1';
const MAX_CARD_BYTES = 16 * 1024;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A card as the file that is handed on: flattened JWS JSON, signed by the key that it carries. */
export async function signCard(card: Omit<ContactCard, 'fingerprint'>, key: PrivateSigningKey): Promise<Uint8Array> {
  if (!isPlainName(card.name) || !isPlainName(card.institution ?? card.name)) throw new MoloError('trust.badName');
  const { name, institution, date, recipients } = card;
  const payload = { molo: CARD_FORMAT, name, ...(institution !== undefined && { institution }), date, signing: card.key, recipients };
  const fingerprint = await fingerprintOf(card.key);
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
  const payload = jws && parseObject(decodeBase64url(jws.payload));
  const key = publicKeyOf(payload?.signing);
  if (!jws || !payload || !key || payload.molo !== CARD_FORMAT) throw new MoloError('trust.badCard');
  const fingerprint = await fingerprintOf(key);
  if (signerOf(jws.protected, 'molo-card+jws') !== fingerprint || !(await holds(jws, 'molo-card+jws', key))) {
    throw new MoloError('trust.badCard');
  }
  return { fingerprint, key, ...claims(payload) };
}

/** Whether a file looks like a card at all, to tell it from a recipient or a package. */
export function isCard(bytes: Uint8Array): boolean {
  return readJws(bytes) !== null;
}

function claims({ name, institution, date, recipients }: Record<string, unknown>): Omit<ContactCard, 'fingerprint' | 'key'> {
  const { hybrid, x25519 } = (recipients ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof date !== 'string' || !DATE.test(date)) throw new MoloError('trust.badCard');
  if (institution !== undefined && typeof institution !== 'string') throw new MoloError('trust.badCard');
  if (!isPlainName(name) || !isPlainName(institution ?? name)) throw new MoloError('trust.badName');
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

function readJws(bytes: Uint8Array): Jws | null {
  const json = bytes.length > MAX_CARD_BYTES ? null : parseObject(bytes);
  if (!json || Object.keys(json).sort().join() !== 'payload,protected,signature') return null;
  return Object.values(json).every((member) => typeof member === 'string') ? (json as unknown as Jws) : null;
}

function parseObject(bytes: Uint8Array | null): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array(0)));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
