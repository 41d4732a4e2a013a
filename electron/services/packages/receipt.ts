import { basename } from 'node:path';
import type { Digest, JobOptions } from '#shared/base';
import { type ContactCard, type Receipt, RECEIPT_FORMAT, recipientDigest, type RecipientKind } from '#shared/package';
import { platformSha256 } from '../crypto/hasher';
import { onFile } from '../storage/errors';
import { openToRead } from '../storage/regular';
import type { SealedPackage } from './seal';
import { withProgress } from './with-progress';

/** Somebody's card, or a bare age recipient that nobody confirmed. */
export type Addressee = ContactCard | string;

/** The receipt of a package that was just sealed. */
export function receiptOf(sealed: SealedPackage, addressees: readonly Addressee[], kind: RecipientKind): Receipt {
  const { manifest, bytes, hash, digest } = sealed;
  const { name, fingerprint } = manifest.molo.publisher;
  return {
    molo: RECEIPT_FORMAT,
    file: basename(sealed.path),
    bytes,
    hash,
    sealed: new Date().toISOString(),
    package: { name: manifest.name, sequence: manifest.molo.sequence, digest },
    publisher: { name, fingerprint },
    recipients: addressees.map((addressee) =>
      typeof addressee === 'string'
        ? { digest: recipientDigest(addressee), confirmed: false }
        : { digest: recipientDigest(addressee.recipients[kind]), confirmed: true, name: addressee.name, fingerprint: addressee.fingerprint },
    ),
    checks: [],
  };
}

/** Length and SHA-256 of a file as it lies there now. @throws MoloError `storage.*`, `cancelled` */
export async function fileFacts(path: string, job: JobOptions = {}): Promise<{ bytes: number; hash: Digest }> {
  return onFile(path, async () => {
    const file = await openToRead(path);
    try {
      const { size } = await file.stat();
      const hasher = platformSha256();
      let bytes = 0;
      for await (const piece of withProgress(file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }), 'check', size, job)) {
        hasher.update(piece);
        bytes += piece.length;
      }
      return { bytes, hash: hasher.digest() };
    } finally {
      await file.close();
    }
  });
}
