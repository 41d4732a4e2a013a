/**
 * `npm start`: from a fresh clone to the open workbench.
 *
 * Installs what is missing, builds what is stale, and opens the workbench: in Electron where it is
 * here or can be had, else in a browser over the loopback host; without a display it prints the
 * address and keeps serving. Ctrl-C ends it, and everything that it started.
 *
 * Only Node's own modules, here and beside: this runs before anything is installed.
 */
import { resolve } from 'node:path';
import { findChromium, hasDisplay, openInDefault, openWindow } from './browser.mjs';
import { endAll, ROOT, run } from './child.mjs';
import { findElectron } from './electron.mjs';
import { PARTS } from './parts.mjs';
import { prepare } from './prepare.mjs';
import { serve } from './serve.mjs';
import { wordsFor } from './words.mjs';

const t = wordsFor();
const say = (key, params) => console.error(t(key, params));

/** A window that is gone this soon, in milliseconds, was never there. */
const NEVER_THERE = 15_000;

/** Exit codes of Molo itself: it did start, and has said in a dialog why it ended. */
const MOLOS_OWN = new Set([0, 2, 3, 4, 5, 6, 7, 70]);

const INTERRUPTED = 130;

let host = null;
let isEnding = false;

/** The first signal ends everything in good order, the second does not wait. */
function endOn(signal) {
  process.on(signal, () => {
    if (isEnding) process.exit(INTERRUPTED);
    isEnding = true;
    endAll();
    host?.end(signal === 'SIGINT' && process.stdin.isTTY);
  });
}

const quickly = async (work) => {
  const start = performance.now();
  const result = await work();
  return { ...result, isQuick: performance.now() - start < NEVER_THERE };
};

/** Files are named from where the person stands, which npm remembers. */
const words = process.argv.slice(2).map((word) => (word.startsWith('-') ? word : resolve(process.env.INIT_CWD ?? process.cwd(), word)));

/** @returns the program's exit code, or why it is no Electron: the key of a sentence */
async function openInElectron() {
  const electron = await findElectron((seconds) => say('fetching', { seconds }));
  if (electron === undefined) return 'noElectron';
  const { code, isQuick } = await quickly(() => run(electron, [ROOT, ...words]));
  return isQuick && !MOLOS_OWN.has(code) ? 'electronFailed' : (code ?? 1);
}

/** Serves until Ctrl-C, or until the window is closed. */
async function openInBrowser(display) {
  host = serve();
  const address = await host.address;
  if (address !== null && display) await show(address);
  return host.ended;
}

async function show(address) {
  const chromium = findChromium();
  if (chromium !== undefined) {
    const { code, isQuick } = await quickly(() => openWindow(chromium, address));
    if (isEnding) return;
    if (code === 0 || !isQuick) return host.end(false);
  }
  const { ok } = await openInDefault(address);
  if (!ok && !isEnding) say('noBrowser');
}

/** @returns the exit code; Ctrl-C is the usual way to end a host, so that is 0 */
async function start() {
  if (!(await prepare(PARTS))) return isEnding ? INTERRUPTED : 1;
  const display = hasDisplay();
  const outcome = display ? await openInElectron() : 'noDisplay';
  if (isEnding) return 0;
  if (typeof outcome === 'number') return outcome;
  say(outcome);
  const code = await openInBrowser(display);
  return isEnding ? 0 : code;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) endOn(signal);
process.exitCode = await start();
