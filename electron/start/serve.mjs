import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { ROOT } from './child.mjs';

/** After this long a host that was asked to end is made to. */
const PATIENCE = 5000;

/**
 * `molo serve` as a child that shares our terminal: what it prints is seen, and Enter reaches it.
 * @returns {{ address: Promise<string | null>, ended: Promise<number>, end: (fromTerminal: boolean) => void }}
 *   `address` is what it prints first, `null` when it ended without; `ended` is its exit code
 */
export function serve() {
  const child = spawn(process.execPath, [join(ROOT, 'out/cli/molo.js'), 'serve'], { cwd: ROOT, stdio: ['inherit', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => console.log(line));
  const ended = once(child, 'close').then(([code]) => code ?? 1);
  const address = Promise.race([once(lines, 'line').then(([line]) => line), ended.then(() => null)]);
  const end = (fromTerminal) => {
    // A terminal's Ctrl-C has reached the child as well; a second one would cut it short.
    if (!fromTerminal) child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
  };
  return { address, ended, end };
}
