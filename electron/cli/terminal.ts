import { once } from 'node:events';
import type { Translator } from '#shared/i18n';
import type { Chunks } from './output';

/** What a command may touch of the world outside: handed in, so that tests run commands in their own process. */
export interface Terminal {
  readonly translator: Translator;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly signal: AbortSignal;
  /** Runs a job that no signal handler can reach into. */
  blocking<T>(job: () => T): T;
}

/** Ends a command that has said all it had to say: `molo inspect` of a package that does not hold. */
export class ExitCode extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

/** A message for the person at the keyboard: standard error, so that standard output stays data. */
export function tell(terminal: Terminal, line = ''): void {
  terminal.stderr.write(`${line}\n`);
}

/** Data for the next program, waiting while it reads. */
export async function print(terminal: Terminal, chunks: Chunks): Promise<void> {
  for await (const chunk of chunks) {
    if (!terminal.stdout.write(chunk)) await once(terminal.stdout, 'drain');
  }
}
