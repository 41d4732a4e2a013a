import { spawnSync } from 'node:child_process';
import { NAMES, onPath } from '../run/chromium.mjs';

const works = (...command) => spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0;

/** A namespace of the network's own; `-r` makes its owner root in it, where nobody is root outside. */
const APART = ['unshare', '-r', '-n', '--'];

/** What brings loopback up, or undefined. */
const loopbackUp = () => [['ip', 'link set lo up'], ['ifconfig', 'lo up']].filter(([tool]) => onPath([tool]) !== undefined).map((words) => words.join(' '))[0];

/** Why a run apart cannot be made or watched here; null where it can. */
export function hindrance() {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux';
  const missing = ['unshare', 'strace'].filter((tool) => onPath([tool]) === undefined);
  if (missing.length > 0) return `absent: ${missing.join(', ')}`;
  if (!process.env.MOLO_CHROMIUM && onPath(NAMES) === undefined) return 'there is no Chromium';
  const up = loopbackUp();
  if (up === undefined) return 'absent: ip or ifconfig, to bring loopback up';
  if (!works(...APART, 'sh', '-c', up)) return 'this system does not allow a network namespace';
  if (!works('strace', '-f', '-o', '/dev/null', 'true')) return 'this system does not allow tracing';
  return null;
}

/**
 * Commands, one after the other, in a network namespace that has only loopback, each of their network calls traced.
 * @param {readonly (readonly string[])[]} commands
 * @param {string} traces beginning of the traces' names; the process's number follows
 */
export function apart(commands, traces) {
  const script = commands.map((command) => command.map(quoted).join(' ')).join('; ');
  // No data in the trace (`-s 0`): what is sent is nobody's business, and no text can pass for an address.
  const traced = ['strace', '-ff', '-yy', '-s', '0', '-e', 'trace=network', '-o', traces, 'sh', '-c', script].map(quoted).join(' ');
  return [...APART, 'sh', '-c', `${loopbackUp()} && exec ${traced}`];
}

const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;
