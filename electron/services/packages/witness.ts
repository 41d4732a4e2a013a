import { createCipheriv, randomBytes } from 'node:crypto';
import { MoloError } from '#shared/base';

const TAG_SIZE = 16;

/**
 * Remembers what the first pass saw, so that the second cannot be shown something else. Between
 * the two passes the file could be exchanged by somebody who may open the package themselves and
 * so knows its file key: for them the cipher's own tags prove nothing. This keeps a tag per sealed
 * chunk under a key that never leaves this process (AES-256-GMAC, which costs a tenth of hashing).
 */
export class Witness {
  readonly #key = randomBytes(32);
  readonly #tags: Buffer;

  constructor(chunks: number) {
    this.#tags = Buffer.alloc(chunks * TAG_SIZE);
  }

  record(index: number, sealed: Uint8Array): void {
    this.#tag(index, sealed).copy(this.#tags, index * TAG_SIZE);
  }

  /** @throws MoloError `package.damaged` unless the chunk is the recorded one */
  check(index: number, sealed: Uint8Array): void {
    const recorded = this.#tags.subarray(index * TAG_SIZE, (index + 1) * TAG_SIZE);
    if (!this.#tag(index, sealed).equals(recorded)) throw new MoloError('package.damaged');
  }

  #tag(index: number, sealed: Uint8Array): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 8);
    const mac = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(sealed);
    mac.final();
    return mac.getAuthTag();
  }
}
