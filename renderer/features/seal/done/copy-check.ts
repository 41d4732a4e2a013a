import type { DataClient } from '#renderer/workers';
import type { JobOptions } from '#shared/base';
import { isTrueCopy, type Receipt } from '#shared/package';

/** What a copy turned out to be. */
export interface Compared {
  readonly name: string;
  readonly same: boolean;
}

/** Reads a copy where it lies and compares its length and SHA-256 with the receipt's. */
export async function compareCopy(data: Pick<DataClient, 'digest'>, receipt: Receipt, copy: File, job?: JobOptions): Promise<Compared> {
  const hash = await data.digest(copy, job);
  return { name: copy.name, same: isTrueCopy(receipt, { bytes: copy.size, hash }) };
}
