import { relative } from 'node:path';
import { writeAtomically } from '#electron/services';

/** Text or bytes as they are made. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export async function joined(chunks: Chunks): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(parts);
}

/** Writes a file that the person named: whole or not at all, in place of what was there. */
export async function writeOutput(path: string, content: Chunks | string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : await joined(content);
  await writeAtomically(path, bytes, { overwrite: true });
}

/** A path as the person would type it from here. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}
