import { LIMITS, MoloError } from '#shared/base';
import { type EditionMark, seriesOf } from '#shared/package';
import type { Keyring } from '../keyring/keyring';
import type { OpenedPackage } from './open';
import { originReference, passedOn } from './origins';
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

async function publish(keyring: Keyring, request: SealRequest): Promise<SealedPackage> {
  const { fingerprint } = request.identity;
  const self = (await keyring.publishers()).get(fingerprint);
  if (self?.revoked || self?.replacedBy) throw new MoloError('trust.retired', { fingerprint });
  const root = self?.root ?? fingerprint;
  const first = request.origins?.at(-1);
  const series = seriesOf({ name: request.descriptor.name, molo: { ...(first && { origins: [originReference(first)] }) } });
  // Recorded before the file is there: a number that is skipped harms nobody, one that two packages have does.
  const beforeNaming = (edition: Edition): Promise<void> => keyring.recordEdition(root, series, edition);
  const seal = (mark: EditionMark | undefined): Promise<SealedPackage> => {
    const previous = newest(request.previous, mark);
    return sealPackage({ ...request, beforeNaming, ...(previous && { previous }) });
  };
  return keyring.withMark(root, series, seal, request.signal);
}

/** The edition to follow: the newest that was published from here, or from elsewhere. @throws MoloError `trust.fork` where both have one number */
function newest(elsewhere: Edition | undefined, mark: EditionMark | undefined): Edition | undefined {
  const digest = mark?.digests[mark.sequence];
  const here = mark && digest && { sequence: mark.sequence, digest };
  if (!elsewhere || !here) return elsewhere ?? here;
  const known = mark.digests[elsewhere.sequence];
  if (known !== undefined && known !== elsewhere.digest) throw new MoloError('trust.fork', { context: 'previous', sequence: elsewhere.sequence });
  return elsewhere.sequence > here.sequence ? elsewhere : here;
}
