import { LIMITS, MoloError } from '#shared/base';
import type { DraftDescriptor, EditionMark, Manifest } from '#shared/package';
import type { Keyring } from '../keyring/keyring';
import type { OpenedPackage } from './open';
import { type SealedPackage, sealPackage } from './seal';
import type { Edition, SealRequest } from './seal-request';

/** What is published under one's own name; the keyring numbers it. */
export interface PublishRequest extends Omit<SealRequest, 'previous' | 'origins' | 'beforeNaming'> {
  /** The edition before, where this keyring does not know it: it was published from another computer. */
  readonly previous?: Edition;
}

/**
 * Seals the next edition of a package and remembers it. Nobody can publish two different packages under one
 * number this way, which their readers would have to take for a forgery.
 * @throws MoloError `trust.retired` for an identity that was replaced or revoked, else as `sealPackage`
 */
export async function publishPackage(keyring: Keyring, request: PublishRequest): Promise<SealedPackage> {
  return publish(keyring, request);
}

/** Who gets somebody's package from somebody who has it. */
export interface ForwardRequest extends Pick<SealRequest, 'identity' | 'recipients' | 'unconfirmed' | 'out' | 'overwrite' | 'signal' | 'onProgress'> {
  readonly opened: OpenedPackage;
}

/**
 * Passes a package on as it is, under the forwarder's own signature: its tables, companions, marking and rules
 * unchanged, with the manifest and signature of its publisher, and of theirs before it.
 * @throws MoloError as `publishPackage`; `package.limit` for one that was passed on too often
 */
export async function forwardPackage(keyring: Keyring, { opened, ...request }: ForwardRequest): Promise<SealedPackage> {
  const { manifest, resources, companions, signed, origins } = opened;
  if (origins.length >= LIMITS.origins) throw new MoloError('package.limit', { file: opened.path, maximum: LIMITS.origins });
  return publish(keyring, {
    ...request,
    descriptor: passedOn(manifest),
    contents: Object.fromEntries(resources.map(({ descriptor, source }) => [descriptor.name, source])),
    companions: Object.fromEntries(companions.map(({ descriptor, source }) => [descriptor.path, source])),
    origins: [signed, ...origins],
  });
}

/**
 * What the publisher wrote, without what sealing says of the sealed file. A revocation list becomes a plain
 * table: passing on what somebody else declares void is not declaring it.
 */
function passedOn({ created: _created, molo, ...descriptor }: Manifest): DraftDescriptor {
  const { title, description, languages, marking, validUntil, disclosure, companions } = molo;
  const properties = { title, description, languages, marking, validUntil, disclosure, companions };
  const present = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { ...descriptor, molo: Object.fromEntries(present) };
}

async function publish(keyring: Keyring, request: SealRequest): Promise<SealedPackage> {
  const { fingerprint } = request.identity;
  const self = (await keyring.publishers()).get(fingerprint);
  if (self?.revoked || self?.replacedBy) throw new MoloError('trust.retired', { fingerprint });
  const root = self?.root ?? fingerprint;
  const { name } = request.descriptor;
  const previous = request.previous ?? newestOf(await keyring.markOf(root, name));
  // Recorded before the file is there: a number that is skipped harms nobody, one that two packages have does.
  const beforeNaming = (edition: Edition): Promise<void> => keyring.recordEdition(root, name, edition);
  return sealPackage({ ...request, beforeNaming, ...(previous && { previous }) });
}

function newestOf(mark: EditionMark | undefined): Edition | undefined {
  const digest = mark?.digests[mark.sequence];
  return mark && digest && { sequence: mark.sequence, digest };
}
