import type { Digest, JobOptions } from '#shared/base';
import type { DraftDescriptor } from '#shared/package';
import type { Source } from '#shared/reader';
import type { Identity } from '../keyring/identity';
import type { SignedManifest } from './origins';

/** The bytes of a table or a companion, or something that gives them: it is read twice and must say the same both times. */
export type Content = Uint8Array | Source;

export interface SealRequest extends JobOptions {
  readonly descriptor: DraftDescriptor;
  /** By resource name: one for each resource of the descriptor. */
  readonly contents: Readonly<Record<string, Content>>;
  /** By path: one for each companion of the descriptor. */
  readonly companions?: Readonly<Record<string, Content>>;
  /** Who publishes, unlocked. */
  readonly identity: Identity;
  /** age recipients, all of one kind; see `recipientsFor`. */
  readonly recipients: readonly string[];
  /** Those of them that nobody confirmed; the manifest says so. */
  readonly unconfirmed?: readonly string[];
  /** The file to write. */
  readonly out: string;
  readonly overwrite?: boolean;
  /** The edition before this one. Absent: this is the first. */
  readonly previous?: Edition;
  /** The packages that this one is passed on from, the nearest first. */
  readonly origins?: readonly SignedManifest[];
  /** Called when the file holds, before it gets its name: what this throws undoes it. */
  readonly beforeNaming?: (edition: Edition) => Promise<void>;
}

/** One edition of a package: its number and the digest of its manifest. */
export interface Edition {
  readonly sequence: number;
  readonly digest: Digest;
}
