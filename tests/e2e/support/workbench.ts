import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { CHROMIUM, NO_CHROMIUM } from './chromium';
import { log } from './log';
import { moloIn, serve, startWithoutDisplay } from './served';

export { moloIn };

/** The built program with a home of its own: `molo serve` for the page, and the same `molo` to prepare what a test needs. */
export interface Host {
  /** A folder that goes with the test. */
  readonly folder: string;
  readonly home: string;
  /** Opens the workbench, once. */
  readonly url: string;
  /** Runs the command line in this home and gives back what it printed. */
  molo(...words: readonly string[]): Promise<string>;
}

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** The page as a person meets it. */
export interface Workbench {
  readonly page: Page;
  /** Drops files onto the window. */
  drop(...files: readonly DroppedFile[]): Promise<void>;
  /** Does a command as the palette finds it. */
  command(words: string): Promise<void>;
}

export const test = base.extend<{ host: Host; workbench: Workbench }>({
  // Playwright reads what a fixture needs from this pattern: nothing.
  host: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'molo-e2e-'));
    const home = join(folder, 'home');
    // `npm start` ends where `molo serve` begins; MOLO_E2E_START drives what it opens instead.
    const served = await (process.env.MOLO_E2E_START ? startWithoutDisplay(home) : serve(home));
    log({ host: new URL(served.url).origin });
    await use({ folder, home, url: served.url, molo: (...words) => moloIn(home, ...words) });
    await served.end();
    await rm(folder, { recursive: true, force: true });
  },

  /** Whatever a test does: no error in the console, and nothing that the Content Security Policy had to refuse. */
  workbench: async ({ host, page }, use, { title }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.context().on('request', (request) => log({ request: request.url() }));
    await page.goto(host.url);
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await use({ page, drop: (...files) => drop(page, files), command: (words) => command(page, words) });
    const refused = await violations(page);
    log({ test: title, consoleErrors: errors.length, violations: refused });
    expect(errors).toEqual([]);
    expect(refused).toBe(0);
  },
});

/** At the head of every file. */
export function needsChromium(): void {
  test.skip(CHROMIUM === undefined, NO_CHROMIUM);
}

async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes).toString('base64') }));
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of all) dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
    for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, sent);
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
  // It is run when the palette has gone and has given the focus back, a frame later.
  await expect(page.locator('[cmdk-root]')).toHaveCount(0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function violations(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = await fetch('/op/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return ((await answer.json()) as { value: { violations: number } }).value.violations;
  });
}
