import { isProgram, onPath } from '../../electron/start/programs.mjs';
import { run, runPackage } from './child.mjs';
import { aptInstall, mayInstall } from './debian.mjs';
import { nothing } from './outcome.mjs';

export { onPath };

export const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Playwright's own browser, where one was installed for this version of it. */
async function playwrights() {
  const { ok, output } = await run(process.execPath, ['--input-type=module', '-e', "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());"], { quiet: true, seconds: 60 });
  return ok && isProgram(output.trim()) ? output.trim() : undefined;
}

async function downloaded() {
  console.log('No Chromium here: asking Playwright to install one ...');
  await runPackage('playwright-core/cli.js', ['install', 'chromium'], { seconds: 180, quiet: true });
  return playwrights();
}

async function fromDebian() {
  if (!mayInstall()) return undefined;
  console.log('Playwright could not install one: asking Debian ...');
  await aptInstall(['chromium'], 600);
  return onPath(NAMES);
}

/** Finds a Chromium, else installs one; leaves its path in `found.path`. Without one, browser tests skip. */
export async function findChromium(found) {
  const named = process.env.MOLO_CHROMIUM;
  if (named && !isProgram(named)) console.log('MOLO_CHROMIUM names no program: looking elsewhere.');
  found.path = (named && isProgram(named) ? named : undefined) ?? onPath(NAMES) ?? (await playwrights()) ?? (await downloaded()) ?? (await fromDebian());
  console.log(found.path ?? 'There is no Chromium and none could be installed: install Chromium or Chrome and name its program in MOLO_CHROMIUM.');
  return nothing();
}
