import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { exportJWK, generateKeyPair } from 'jose';
import type { Fingerprint } from '#shared/base';
import { type ContactCard, fingerprintOf, isKeyPair, type PrivateSigningKey, publicKeyOf, type RecipientPair, readCard, signCard, signSuccession } from '#shared/package';

/** An identity with its secrets, unlocked. It lives in memory only. */
export interface Identity {
  readonly fingerprint: Fingerprint;
  readonly card: ContactCard;
  readonly secrets: IdentitySecrets;
}

/** What identity.age or identity.json holds. */
export interface IdentitySecrets {
  readonly signing: PrivateSigningKey;
  /** age identities: `AGE-SECRET-KEY-PQ-1...` and `AGE-SECRET-KEY-1...`. */
  readonly age: RecipientPair;
}

/** How a passphrase is asked for; a callback that ignores whose it is fits as well. */
export type AskPassphrase = (identity: { readonly name: string; readonly fingerprint: Fingerprint }) => Promise<string>;

export interface NewKeys {
  /** `null`: explicitly none, the keys lie on the disk in the clear. */
  readonly passphrase: (() => Promise<string>) | null;
  /** A folder that gets a copy of identity and card. */
  readonly out?: string;
}

export interface IdentityRequest extends NewKeys {
  readonly name: string;
  readonly institution?: string;
}

/** Fresh keys and the card that speaks for them. @param predecessor whose key signs the new one */
export async function generateIdentity(
  { name, institution }: { readonly name: string; readonly institution?: string },
  predecessor?: Identity,
): Promise<{ identity: Identity; card: Uint8Array }> {
  const secrets: IdentitySecrets = {
    signing: await generateSigningKey(),
    age: { hybrid: await generateHybridIdentity(), x25519: await generateX25519Identity() },
  };
  const { kty, crv, x } = secrets.signing;
  const key = { kty, crv, x };
  const date = new Date().toISOString().slice(0, 10);
  const succession = predecessor && (await signSuccession(predecessor.secrets.signing, predecessor.fingerprint, await fingerprintOf(key), date));
  const claims = { name, ...(institution !== undefined && { institution }), date, ...(succession && { succession }) };
  const card = await signCard({ ...claims, key, recipients: await recipientsOf(secrets) }, secrets.signing);
  const read = await readCard(card);
  return { identity: { fingerprint: read.fingerprint, card: read, secrets }, card };
}

export async function recipientsOf({ age }: IdentitySecrets): Promise<RecipientPair> {
  return { hybrid: await identityToRecipient(age.hybrid), x25519: await identityToRecipient(age.x25519) };
}

/** Whether secrets and card are one identity's: each key of the card is the public half of a secret, which signs and opens for it. */
export async function belongTogether(secrets: IdentitySecrets, card: ContactCard): Promise<boolean> {
  const recipients = await recipientsOf(secrets);
  return (
    secrets.signing.x === card.key.x &&
    recipients.hybrid === card.recipients.hybrid &&
    recipients.x25519 === card.recipients.x25519 &&
    isKeyPair(secrets.signing)
  );
}

async function generateSigningKey(): Promise<PrivateSigningKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = publicKeyOf(jwk);
  if (key === null || jwk.d === undefined) throw new Error('the platform made no Ed25519 key');
  return { ...key, d: jwk.d };
}
