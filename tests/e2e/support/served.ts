import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
const MOLO = join(ROOT, 'out/cli/molo.js');
const START = join(ROOT, 'electron/start/start.mjs');

const run = promisify(execFile);

/** Runs `molo` in any home and gives back what it printed. */
export async function moloIn(home: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [MOLO, ...words], { env: { ...process.env, MOLO_HOME: home } });
  return stdout;
}

/** A workbench that is being served. */
export interface Served {
  /** Opens it, once. */
  readonly url: string;
  /** As Ctrl-C ends it. */
  end(): Promise<void>;
}

/** `molo serve` in any home. */
export function serve(home: string, environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  return served([MOLO, 'serve'], home, environment);
}

/** `npm start` where there is no display: it prints the address and keeps serving. */
export function startWithoutDisplay(home: string): Promise<Served> {
  return served([START], home, { DISPLAY: '', WAYLAND_DISPLAY: '' });
}

async function served(command: readonly string[], home: string, environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(process.execPath, command, { env: { ...process.env, MOLO_HOME: home, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] });
  const end = async (): Promise<void> => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url !== undefined) return { url, end };
  }
  throw new Error('It ended without an address.');
}
