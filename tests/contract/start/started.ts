import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { isStale, PARTS } from '../../../electron/start/parts.mjs';
import { REPOSITORY } from '../../support/repository';

/** Why `npm start` cannot be tried here, or `null`. */
export function obstacle(): string | null {
  if (process.platform === 'win32') return 'the stand-ins for programs are shell scripts';
  const stale = PARTS.filter((part) => isStale(part)).map(({ name }) => name);
  return stale.length === 0 ? null : `would build first, which is tried apart: ${stale.join(', ')} (npm run build)`;
}

/** A folder for the PATH with stand-ins for programs: each writes its arguments down, then does what its script says. */
export function plantPrograms(folder: string, scripts: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "${path}.args"\n${script}\n`);
    chmodSync(path, 0o755);
  }
  return folder;
}

/** What a stand-in was called with; `null` when it was not. */
export function argsOf(program: string): string[] | null {
  return existsSync(`${program}.args`) ? readFileSync(`${program}.args`, 'utf8').trimEnd().split('\n') : null;
}

/** `npm start`, under way. */
export class Started {
  out = '';
  err = '';
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown[]>;

  constructor(env: Readonly<Record<string, string | undefined>>, programs?: string) {
    // Node's own folder only: nothing that is installed on this computer takes part.
    const path = [programs, dirname(process.execPath), '/usr/bin', '/bin'].filter(Boolean).join(delimiter);
    const usual = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined, LC_ALL: 'C', MOLO_LANG: undefined, MOLO_CHROMIUM: '/nowhere/chromium', MOLO_ELECTRON: '/nowhere/electron' };
    this.#child = spawn(process.execPath, [join(REPOSITORY, 'electron/start/start.mjs')], { env: { ...process.env, ...usual, PATH: path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout?.on('data', (bytes: Buffer) => (this.out += bytes.toString()));
    this.#child.stderr?.on('data', (bytes: Buffer) => (this.err += bytes.toString()));
    this.#closed = once(this.#child, 'close');
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  /** The first address that it prints. */
  async address(): Promise<string> {
    return vi.waitFor(() => /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/m.exec(this.out)?.[0] ?? Promise.reject(new Error(this.err)), { timeout: 60_000 });
  }

  /** Everything that it has started and that still runs. Needs `/proc`. */
  descendants(): number[] {
    const parents = new Map<number, number>();
    for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const parent = parentOf(Number(entry));
      if (parent !== null) parents.set(Number(entry), parent);
    }
    const below = (pid: number): number[] => [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
    return below(this.#child.pid as number);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Its exit code, once it and its pipes are closed. */
  async ended(): Promise<unknown> {
    return (await this.#closed)[0];
  }
}

/** `null` for a process that is not there, or that has ended and only waits for somebody to take note of it. */
function parentOf(pid: number): number | null {
  try {
    // The name in parentheses may hold anything, so the fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? null : Number(parent);
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  return parentOf(pid) !== null;
}
