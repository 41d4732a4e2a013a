import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDemo } from '#electron/cli';
import { createTranslator } from '#shared/i18n';
import { PassThrough } from 'node:stream';
import { temporaryFolder } from '../../support/molo';
import { sharedData, SHARED_DATA_ABSENT } from '../../support/shared-data';

const APPLICATIONS = sharedData('unhcr/asylum_applications.csv');
const CHROMIUM = process.env.MOLO_CHROMIUM;
const HAS_SQLITE = spawnSync('sqlite3', ['--version']).status === 0;

/** What the page says of one number: its raw value, and the query that it claims to come from. */
interface Claim {
  readonly sql: string;
  readonly value: string;
}

let browser: Browser;

beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});

afterAll(() => browser?.close());

/** The rows that native sqlite3 answers on a CSV file that it imported by itself. */
function nativeRows(csv: string, table: string, sql: string): string[][] {
  const script = `.mode csv\n.import '${csv}' ${table}\n.mode ascii\n${sql};\n`;
  const text = execFileSync('sqlite3', [':memory:'], { input: script, encoding: 'utf8' });
  return text.split('\x1e').slice(0, -1).map((row) => row.split('\x1f'));
}

async function demoOn(csv: string): Promise<string> {
  const folder = temporaryFolder();
  const stream = new PassThrough().resume();
  await runDemo(
    { translator: createTranslator('pl'), env: {}, stdin: process.stdin, stdout: stream, stderr: stream, signal: new AbortController().signal, blocking: (job) => job() },
    folder,
    csv,
  );
  return join(folder, 'briefing.html');
}

describe('the briefing of the demo on published statistics', () => {
  it('shows both charts without any script, and every number equals what native sqlite3 answers', async ({ skip }) => {
    if (APPLICATIONS === null) return skip(SHARED_DATA_ABSENT);
    if (CHROMIUM === undefined) return skip('no Chromium was found');
    if (!HAS_SQLITE) return skip('native sqlite3 is not installed');

    const html = await demoOn(APPLICATIONS);
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${html}`);

    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    const charts = page.locator('figure svg');
    expect(await charts.count()).toBe(2);
    for (const chart of await charts.all()) {
      const box = await chart.boundingBox();
      expect(box?.width).toBeGreaterThan(300);
      expect(box?.height).toBeGreaterThan(100);
    }

    const figures = await page.locator('data.figure').evaluateAll((elements) =>
      elements.map((element): Claim => ({ sql: element.getAttribute('data-sql') ?? '', value: element.getAttribute('value') ?? '' })),
    );
    expect(figures.length).toBeGreaterThanOrEqual(7);
    for (const { sql, value } of figures) {
      expect(nativeRows(APPLICATIONS, 'asylum_applications', sql), sql).toEqual([[value]]);
    }

    const tables = await page.locator('figure[data-sql]').evaluateAll((elements) =>
      elements.map((element) => ({
        sql: element.getAttribute('data-sql') ?? '',
        rows: Array.from(element.querySelectorAll('tbody tr'), (row) =>
          Array.from(row.querySelectorAll('[data-value]'), (cell) => cell.getAttribute('data-value') ?? ''),
        ),
      })),
    );
    expect(tables).toHaveLength(3);
    for (const { sql, rows } of tables) {
      expect(rows.length).toBeGreaterThan(3);
      expect(rows, sql).toEqual(nativeRows(APPLICATIONS, 'asylum_applications', sql));
    }
  }, 120_000);
});
