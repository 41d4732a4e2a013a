import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

const OWN_GROUP = process.platform !== 'win32';
const children = new Set();
let isEnding = false;

/** A child leads its own process group, so that ending it ends its children too. */
function end(child, signal) {
  try {
    if (OWN_GROUP) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Ends every child that still runs, with its children; from then on none is started. */
export function endAll() {
  isEnding = true;
  for (const child of children) end(child, 'SIGTERM');
}

/** Makes an interrupted run take its children along, and say by its exit code which signal it was. */
export function endChildren() {
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    process.once(signal, () => {
      endAll();
      process.exit(code);
    });
  }
}

/**
 * Runs a command in the repository's folder and shows what it prints. Never throws for what the
 * command does: a command that is missing or takes too long is one that failed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, seconds?: number, quiet?: boolean }} [options]
 * @returns {Promise<{ ok: boolean, interrupted: boolean, code: number | null, reason: string, output: string }>} `output` only of a quiet run
 */
export function run(command, args, { env = {}, seconds = 0, quiet = false } = {}) {
  if (isEnding) return Promise.resolve({ ok: false, interrupted: true, code: null, reason: 'interrupted', output: '' });
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: OWN_GROUP,
    });
    children.add(child);
    let output = '';
    child.stdout?.on('data', (bytes) => (output += bytes));
    child.stderr?.on('data', (bytes) => (output += bytes));
    let late = false;
    const timer = seconds > 0 && setTimeout(() => ((late = true), end(child, 'SIGKILL')), seconds * 1000);
    const finish = (code, reason) => {
      clearTimeout(timer);
      children.delete(child);
      done({ ok: code === 0, interrupted: isEnding, code, reason, output });
    };
    child.once('error', (error) => finish(null, error.message));
    child.once('close', (code, signal) => finish(code, late ? `no end after ${seconds} s` : `exit code ${code ?? signal}`));
  });
}

/** Runs a script of one of the installed packages with this very Node. */
export const runPackage = (path, args, options) => run(process.execPath, [`${ROOT}/node_modules/${path}`, ...args], options);

/** npm itself: the one that started us, else the one on the PATH. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? run(process.execPath, [own, ...args], options) : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
