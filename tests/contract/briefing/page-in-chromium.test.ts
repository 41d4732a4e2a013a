import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindBriefing, emitHtml, parseBriefing } from '#shared/briefing';
import { createTranslator } from '#shared/i18n';
import { naughtyStrings } from '../../support/naughty-strings';
import { answer, briefing } from '../../unit/briefing/samples';

const program = process.env.MOLO_CHROMIUM;
const require = createRequire(import.meta.url);

const BLOCKS = [
  { type: 'heading', level: 2, text: 'Course' },
  { type: 'paragraph', content: ['In all ', { figure: { sql: 'select n' } }, ' people', { footnote: ['as counted'] }, '. ', { text: naughtyStrings().join(' '), bold: true }] },
  { type: 'chart', chart: { molo: 'chart/1', sql: 'select countries', spec: { title: 'Applicants', mark: 'bar', encoding: { x: { field: 'geo' }, y: { field: 'n' }, color: { field: 'geo' } } } } },
  { type: 'table', sql: 'select countries', caption: 'Countries' },
  { type: 'note', title: 'Method', content: ['Rounded.'] },
];

/** The page as a file, opened as its reader opens it. Everything that it tries to fetch or complains about is told. */
async function opened(browser: Browser, file: string, options: { scripting: boolean; scheme: 'light' | 'dark' }): Promise<{ page: Page; heard: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: options.scripting, colorScheme: options.scheme });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('dialog', (dialog) => heard.push(dialog.message()));
  page.on('request', (request) => {
    if (!/^(data:|file:.*\.html$)/.test(request.url())) heard.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, heard };
}

describe.skipIf(program === undefined)('a briefing in Chromium (skipped where MOLO_CHROMIUM names none)', () => {
  let browser: Browser;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    const font = readFileSync(require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));
    const fonts = [{ family: 'Inter', weight: '200 900', style: 'normal' as const, unicodeRange: 'U+0000-00FF', woff2: new Uint8Array(font) }];
    const html = await emitHtml(await bindBriefing(parseBriefing(briefing(BLOCKS)), answer), { translator: createTranslator('en'), fonts });
    folder = mkdtempSync(join(tmpdir(), 'molo-page-'));
    file = join(folder, 'briefing.html');
    writeFileSync(file, html);
    browser = await chromium.launch({ executablePath: program as string, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([true, false])('shows everything, fetches nothing and breaks no rule of its own policy (scripting: %s)', async (scripting) => {
    const { page, heard } = await opened(browser, file, { scripting, scheme: 'light' });
    expect(heard).toEqual([]);
    await expect(page.locator('data.figure').innerText()).resolves.toBe('12,190');
    const [picture, width] = await Promise.all([page.locator('figure.chart svg').boundingBox(), page.locator('main').boundingBox()]);
    expect(picture?.width).toBeGreaterThan(600);
    expect(picture?.width).toBeLessThan(width?.width ?? 0);
  });

  it('uses the faces that it carries', async () => {
    const { page } = await opened(browser, file, { scripting: true, scheme: 'light' });
    expect(await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map(({ family, status }) => [family.replaceAll('"', ''), status])))).toEqual([['Inter', 'loaded']]);
  });

  it.each(['light', 'dark'] as const)('can be used by everybody (axe, %s)', async (scheme) => {
    const { page } = await opened(browser, file, { scripting: true, scheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
