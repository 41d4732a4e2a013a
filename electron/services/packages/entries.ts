import { type Digest, MoloError } from '#shared/base';
import type { FileFacts, PassingEntry } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { platformSha256 } from '../crypto/hasher';

/** The entries of a package's archive as they pass by, asked for by the name that has to come next. */
export class Entries {
  constructor(private readonly entries: AsyncGenerator<PassingEntry>) {}

  /** @throws MoloError `package.malformed` where another name comes, or none */
  async next(name: string): Promise<PassingEntry> {
    const entry = await this.nextOf();
    if (entry?.name !== name) throw new MoloError('package.malformed', { at: entry?.name ?? name });
    return entry;
  }

  /** The next entry if it has this name; `null` otherwise, and then the archive is used up. */
  async nextIf(name: string): Promise<PassingEntry | null> {
    const entry = await this.nextOf();
    return entry?.name === name ? entry : null;
  }

  /** @throws MoloError `package.malformed` where something follows that nobody named */
  async end(): Promise<void> {
    const surplus = await this.nextOf();
    if (surplus) throw new MoloError('package.malformed', { at: surplus.name });
  }

  private async nextOf(): Promise<PassingEntry | undefined> {
    const { value } = await this.entries.next();
    return value ?? undefined;
  }
}

/** Bytes of a small entry. @throws MoloError `package.limit` */
export async function collect(entry: PassingEntry, maximum: number): Promise<Uint8Array> {
  if (entry.size > maximum) throw new MoloError('package.limit', { maximum });
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const piece of entry.content) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Reads an entry to its end and keeps nothing of it. @throws MoloError `package.digest` unless it is what the manifest says */
export async function checkContent(entry: PassingEntry, facts: FileFacts, name: string): Promise<void> {
  const hasher = platformSha256();
  for await (const piece of entry.content) hasher.update(piece);
  compare({ bytes: entry.size, hash: hasher.digest() }, facts, name);
}

/** As `checkContent`, and gives the bytes. */
export async function collectChecked(entry: PassingEntry, facts: FileFacts, maximum: number): Promise<Uint8Array> {
  const bytes = await collect(entry, maximum);
  compare({ bytes: bytes.length, hash: digestOf(bytes) }, facts, entry.name);
  return bytes;
}

function compare(found: { bytes: number; hash: Digest }, { bytes, hash }: FileFacts, resource: string): void {
  if (found.bytes !== bytes || found.hash !== hash) throw new MoloError('package.digest', { resource });
}
