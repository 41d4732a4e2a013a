import { centralDirectory, localHeader, type ZipEntry } from './zip-layout';

export interface ZipContent extends ZipEntry {
  /** The entry's bytes: exactly `size` of them, with that `crc32`. */
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** The archive as a stream of pieces; a wrong size or checksum makes an archive that `readZip` refuses. */
export async function* writeZip(entries: readonly ZipContent[]): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield localHeader(entry);
    yield* entry.content;
  }
  yield centralDirectory(entries);
}
