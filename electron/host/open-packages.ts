import type { OpenedPackage, OpenedResource } from '#electron/services';
import { type Digest, MoloError } from '#shared/base';
import type { OpenPackage } from '#shared/host';
import type { HeldBytes } from './held-bytes';

interface Entry {
  readonly opened: OpenedPackage;
  /** Its ciphertext, where that lies in memory and not in a file. */
  readonly held: HeldBytes | undefined;
}

/** The packages that are open, by the digest of their manifest, in the order in which they were opened. */
export class OpenPackages {
  readonly #entries = new Map<Digest, Entry>();

  /** The same package opened again takes the place of the first. */
  add(opened: OpenedPackage, held?: HeldBytes): OpenPackage {
    this.#entries.get(opened.digest)?.held?.release();
    this.#entries.set(opened.digest, { opened, held });
    return facts(opened);
  }

  list(): OpenPackage[] {
    return [...this.#entries.values()].map(({ opened }) => facts(opened));
  }

  /** @throws MoloError `host.notOpen` */
  resource(digest: string, name: string): OpenedResource {
    const resource = this.#entry(digest).opened.resources.find(({ descriptor }) => descriptor.name === name);
    if (resource === undefined) throw new MoloError('host.notOpen', { name });
    return resource;
  }

  /** @throws MoloError `host.notOpen` */
  close(digest: Digest): void {
    this.#entry(digest).held?.release();
    this.#entries.delete(digest);
  }

  closeAll(): void {
    for (const digest of [...this.#entries.keys()]) this.close(digest);
  }

  #entry(digest: string): Entry {
    const entry = this.#entries.get(digest as Digest);
    if (entry === undefined) throw new MoloError('host.notOpen', { name: digest });
    return entry;
  }
}

function facts({ digest, verdict, manifest, origin }: OpenedPackage): OpenPackage {
  return { digest, verdict, manifest, origin };
}
