import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { BROWSER } from './support/browser';
import { choose } from './support/choosing';
import { moloIn, serve, type Served } from './support/served';
import { needsChromium } from './support/workbench';

needsChromium();

/** A word that nobody uses: where it is found, something decrypted lies. */
const WORD = 'QZXMOLOPIERQZX';

let folder: string;
let served: Served;
const at = (...names: string[]): string => join(folder, ...names);

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'molo-disk-'));
  await mkdir(at('tmp'));
  await writeFile(at('marker.csv'), `kod,n\n${Array.from({ length: 5000 }, (_, row) => `${WORD}${row % 50},${row}`).join('\n')}\n`);
  await moloIn(at('home'), 'identity', 'new', '--name', 'Anna Nowak', '--out', at('keys'), '--no-passphrase');
  await moloIn(at('home'), 'pack', at('marker.csv'), '--title', 'Marker', '--from', at('keys'), '--to', 'Anna Nowak', '-o', at('marker.molo'));
  served = await serve(at('home'), { TMPDIR: at('tmp') });
});

test.afterEach(async () => {
  await served.end();
  await rm(folder, { recursive: true, force: true });
});

async function work(page: Page): Promise<void> {
  await page.goto(served.url);
  // A key that is pressed before the screen is there is pressed in vain.
  await expect(page.getByRole('heading', { name: 'Nothing is open yet' })).toBeVisible();
  await choose(page, at('marker.molo'), () => page.keyboard.press('Control+o'));
  await expect(page.locator('section[data-verdict=trusted]')).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'SQL statement' }).click();
  await page.keyboard.insertText('select kod, sum(n) as n from marker group by kod');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${WORD}1`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Chart this' }).click();
  await expect(page.getByRole('img', { name: /./ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Put into a briefing' }).click();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** Files below a folder in which the word stands, in UTF-8 or UTF-16. */
async function holding(place: string): Promise<string[]> {
  const words = [Buffer.from(WORD), Buffer.from(WORD, 'utf16le')];
  const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file).then((bytes) => words.some((word) => bytes.includes(word)), () => false) ? file : null)));
  return held.filter((file) => file !== null);
}

test('what a sealed package holds is on the screen and nowhere on the disk', async () => {
  const browser = await chromium.launchPersistentContext(at('profile'), { ...BROWSER.launchOptions, locale: 'en-GB', env: { ...process.env, TMPDIR: at('tmp') } });
  await work(browser.pages()[0] ?? (await browser.newPage()));
  await browser.close();
  expect((await readdir(at('profile'))).length).toBeGreaterThan(0);
  // The plain file is the control: the search finds the word where it is.
  expect(await holding(folder)).toEqual([at('marker.csv')]);
});
