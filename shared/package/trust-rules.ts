import { type Digest, type Fingerprint, MoloError } from '#shared/base';
import type { ContactCard } from './card';
import type { Manifest } from './descriptor';
import { recipientDigest } from './recipients';
import type { PublicSigningKey } from './signing-key';
import type { AcceptedVerdict, Publisher } from './verdict';

/** A publisher as a keyring knows it: a confirmed contact, or an identity that the keyring holds itself. */
export interface KnownPublisher {
  readonly fingerprint: Fingerprint;
  readonly key: PublicSigningKey;
  readonly card: ContactCard;
  readonly petName?: string;
  readonly own: boolean;
}

/** Whose packages a keyring takes seriously: its owner's, or a training keyring's made-up publisher. */
export type KeyringKind = 'own' | 'training';

/** A training publisher never reaches more than `training`, however well everything holds. */
export function acceptedStatus(kind: KeyringKind): AcceptedVerdict['status'] {
  return kind === 'training' ? 'training' : 'trusted';
}

/** The publisher as shown: the claim is the manifest's, the rest is the keyring's. */
export function publisherOf(manifest: Manifest, known: KnownPublisher | undefined): Publisher {
  const { name, institution, fingerprint } = manifest.molo.publisher;
  return {
    fingerprint,
    claimedName: name,
    ...(institution !== undefined && { institution }),
    ...(known?.petName !== undefined && { petName: known.petName }),
    own: known?.own ?? false,
  };
}

/** The manifest names as publisher whoever signed it. @throws MoloError `trust.badSignature` */
export function checkPublisher(manifest: Manifest, signer: Fingerprint): void {
  if (manifest.molo.publisher.fingerprint !== signer) throw new MoloError('trust.badSignature', { fingerprint: signer });
}

/**
 * age does not say who sealed a file: anyone who may read a package can seal its content again for
 * others. So the publisher's signature names the recipients, and a reader must be one of them.
 * @param recipient the recipient string of the identity that opened the file
 * @param stanzas how many recipients the file itself has: one more than signed is one too many
 */
export function recipientsBound(signed: readonly Digest[], recipient: string, stanzas: number): boolean {
  return signed.length === stanzas && signed.includes(recipientDigest(recipient));
}
