import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runMolo, type Terminal } from '#electron/cli';
import type { Language } from '#shared/base';
import { createTranslator } from '#shared/i18n';

export interface Said {
  readonly code: number;
  /** Standard output as text. */
  readonly out: string;
  /** Standard error as text. */
  readonly err: string;
}

export interface MoloOptions {
  readonly language?: Language;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, as `npx molo ...` would with its output piped. */
export async function molo(words: readonly string[], { language = 'en', env = {} }: MoloOptions = {}): Promise<Said> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [collect(stdout), collect(stderr)];
  const terminal: Terminal = {
    translator: createTranslator(language),
    env,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
    stdout,
    stderr,
    signal: new AbortController().signal,
    blocking: (job) => job(),
  };
  const code = await runMolo(words, terminal);
  return { code, out: out(), err: err() };
}

function collect(stream: PassThrough): () => string {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'molo-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, so that a test can say that nothing was added. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
