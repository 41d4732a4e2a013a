import type { Digest, Fingerprint, LocalText } from '#shared/base';

/** Where a table came from: a sealed package, or a plain file (then `signed` is false, always). */
export interface Origin {
  /** The package's `name`; of a plain file its file name. */
  readonly package: string;
  readonly title?: LocalText;
  /** Of the signed manifest's bytes; of a plain file the digest of the file, `null` where nobody has computed it. */
  readonly digest: Digest | null;
  readonly publisher?: Fingerprint;
  readonly signed: boolean;
}

/** A value that a query was given for one of its parameters; `real` says of a whole number that it is REAL all the same. */
export type ParameterValue = string | number | bigint | Uint8Array | null | { readonly real: number };

/** What a figure rests on: the packages read, the question asked, and the answer's digest. */
export interface Lineage {
  readonly origins: readonly Origin[];
  readonly sql: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
  /** `resultDigest` of the answer. */
  readonly result: Digest;
}
