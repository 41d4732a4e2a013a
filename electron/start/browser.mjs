import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { isProgram, onPath } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge'];

/** Where the systems put them that have no PATH for programs with windows. */
const PLACES = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) => join(process.env[variable] ?? '', path)),
  ),
};

/** A browser of Chromium's family, whose windows can do without an address bar. */
export function findChromium() {
  const named = process.env.MOLO_CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  return onPath(NAMES) ?? PLACES[process.platform]?.find(isProgram);
}

/** What keeps such a browser from talking to the network by itself; the rule about names is the one that does it. */
const QUIET = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
];

/**
 * Shows an address in a window of its own, with a profile that is gone afterwards and that keeps
 * nothing on the disk meanwhile. Settles when the window was closed, or could not be opened.
 */
export async function openWindow(browser, url) {
  const profile = mkdtempSync(join(tmpdir(), 'molo-browser-'));
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', forget);
  const result = await run(browser, [`--app=${url}`, `--user-data-dir=${profile}`, '--incognito', '--window-size=1280,800', ...QUIET], { quiet: true });
  process.off('exit', forget);
  forget();
  return result;
}

const OPENERS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/** Hands an address to the person's own browser. */
export function openInDefault(url) {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return run(command, [...args, url], { quiet: true, seconds: 20 });
}

/** Whether a window could be seen. */
export function hasDisplay({ platform = process.platform, env = process.env } = {}) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
