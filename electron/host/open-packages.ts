import type { OpenedCompanion, OpenedPackage, OpenedResource } from '#electron/services';
import { type Digest, type Fingerprint, MoloError } from '#shared/base';
import type { Opened, OpenPackage } from '#shared/host';
import { checkNotRevoked, type KnownPublisher } from '#shared/package';
import type { HeldBytes } from './held-bytes';

interface Entry {
  readonly opened: OpenedPackage;
  /** Its ciphertext, where that lies in memory and not in a file. */
  readonly held: HeldBytes | undefined;
  /** What statements call it by in the page. */
  readonly alias: string | undefined;
}

/** Whose signature counts now. */
export type AskPublishers = () => Promise<ReadonlyMap<Fingerprint, KnownPublisher>>;

/** The packages that are open, by the digest of their manifest, in the order in which they were opened. */
export class OpenPackages {
  readonly #entries = new Map<Digest, Entry>();

  constructor(private readonly publishers: AskPublishers) {}

  /** The same package opened again takes the place of the first. */
  add(opened: OpenedPackage, held?: HeldBytes): OpenPackage {
    const before = this.#entries.get(opened.digest);
    before?.held?.release();
    const entry = { opened, held, alias: before?.alias };
    this.#entries.set(opened.digest, entry);
    return facts(entry);
  }

  /** Notes what statements call it by. @throws MoloError `host.notOpen` */
  attach(digest: Digest, alias: string): void {
    this.#entries.set(digest, { ...this.#entry(digest), alias });
  }

  /** Those whose publisher's key was declared void since are told once, as refused, and closed. @throws MoloError `storage.*` */
  async list(): Promise<Opened[]> {
    const publishers = await this.publishers();
    return [...this.#entries.values()].map((entry) => {
      const { opened } = entry;
      const error = revocationOf(opened, publishers);
      if (error === null) return { opened: true, package: facts(entry) };
      this.close(opened.digest);
      const { publisher, package: claims, recipients } = opened.verdict;
      return { opened: false, verdict: { status: 'refused', signed: false, error, publisher, package: claims, recipients } };
    });
  }

  /** @throws MoloError `host.notOpen` */
  get(digest: string): OpenedPackage {
    return this.#entry(digest).opened;
  }

  /** Asked for again and again, so the publisher is looked at again. @throws MoloError `host.notOpen`, `trust.revoked`, `storage.*` */
  async resource(digest: string, name: string): Promise<OpenedResource> {
    return this.#part(digest, name, ({ resources }) => resources.find(({ descriptor }) => descriptor.name === name));
  }

  /** Throws as `resource`. */
  async companion(digest: string, path: string): Promise<OpenedCompanion> {
    return this.#part(digest, path, ({ companions }) => companions.find(({ descriptor }) => descriptor.path === path));
  }

  /** @throws MoloError `host.notOpen` */
  close(digest: Digest): void {
    this.#entry(digest).held?.release();
    this.#entries.delete(digest);
  }

  closeAll(): void {
    for (const digest of [...this.#entries.keys()]) this.close(digest);
  }

  async #part<Part>(digest: string, name: string, find: (opened: OpenedPackage) => Part | undefined): Promise<Part> {
    const { opened } = this.#entry(digest);
    const part = find(opened);
    if (part === undefined) throw new MoloError('host.notOpen', { name });
    const publisher = (await this.publishers()).get(opened.verdict.publisher.fingerprint);
    if (publisher) checkNotRevoked(publisher);
    return part;
  }

  #entry(digest: string): Entry {
    const entry = this.#entries.get(digest as Digest);
    if (entry === undefined) throw new MoloError('host.notOpen', { name: digest });
    return entry;
  }
}

function facts({ opened: { digest, verdict, manifest, origin }, alias }: Entry): OpenPackage {
  return { digest, verdict, manifest, origin, ...(alias !== undefined && { alias }) };
}

/** What opening would say now. */
function revocationOf({ path, verdict }: OpenedPackage, publishers: Awaited<ReturnType<AskPublishers>>): Pick<MoloError, 'code' | 'params'> | null {
  const { fingerprint } = verdict.publisher;
  const revoked = publishers.get(fingerprint)?.revoked;
  return revoked === undefined ? null : { code: 'trust.revoked', params: { file: basenameOf(path), fingerprint, date: revoked.date } };
}

function basenameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
