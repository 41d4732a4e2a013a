import { existsSync } from 'node:fs';
import { run } from './child.mjs';

/** Root on Debian or one of its children may install what is missing. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

let listsFresh;

/** Installs Debian packages within `seconds`; the package lists are brought up to date once. */
export async function aptInstall(packages, seconds) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  listsFresh ??= run('apt-get', ['update', '-qq'], { env, seconds: 120, quiet: true });
  await listsFresh;
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, seconds, quiet: true });
}
