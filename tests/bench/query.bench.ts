import { chromium, type Page } from '@playwright/test';
import build from '../e2e/support/build';
import { CHROMIUM, NO_CHROMIUM } from '../e2e/support/chromium';
import { sharedData, SHARED_DATA_ABSENT } from '../support/shared-data';
import type { Bench, Report } from './bench';
import type { Timed } from './query/messages';
import type { Bench as BenchPage } from './query/page';
import { onScreen } from './query/screen';
import { servedBench } from './query/served';

const REAL = 'eurostat/migr_asyappctza_V4.csv.gz';
const MILLION = 1_000_000;

/** Nine questions in a worker of Chromium, the three engines in turn. */
export default {
  name: 'query',
  about: 'nine questions to 1M, 5M and 758,111 real rows in the page\'s worker, beside sql.js and DuckDB-WASM',
  async run(report) {
    if (CHROMIUM === undefined) return report.skip(NO_CHROMIUM);
    const bench = await servedBench();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      const opened = async (): Promise<Page> => {
        const page = await browser.newPage();
        await page.goto(bench.url);
        return page;
      };
      const byKernel = await contest(report, await opened(), '1M rows', MILLION, null);
      await contest(report, await opened(), '5M rows', 5 * MILLION, null);
      const data = sharedData(REAL);
      if (data === null) report.skip(SHARED_DATA_ABSENT);
      else await contest(report, await opened(), '758,111 real rows', 0, data);
      await reopening(report, await opened());
      await build();
      for (const [question, milliseconds] of await onScreen(MILLION, byKernel)) {
        report.row({ case: `1M rows, on the screen: ${question}`, molo: milliseconds, ...limit(100) });
      }
    } finally {
      await browser.close();
      await bench.end();
    }
  },
} satisfies Bench;

type WithBench = typeof globalThis & { readonly bench: BenchPage; readonly tell: (timed: Timed) => void };

const limit = (milliseconds: number) => ({ rival: milliseconds, rivalName: `its limit, ${milliseconds} ms`, unit: 'ms' as const });

/** Against each rival a row of its own. Gives the questions that the kernel answered. */
async function contest(report: Report, page: Page, about: string, rows: number, path: string | null): Promise<ReadonlySet<string>> {
  const byKernel = new Set<string>();
  await page.exposeFunction('tell', ({ question, by, molo, sqlJs, duckDb }: Timed) => {
    if (by === 'kernel') byKernel.add(question);
    const row = { case: `${about}, ${question} (${by})`, molo, unit: 'ms' as const };
    report.row({ ...row, rival: duckDb, rivalName: 'DuckDB-WASM' });
    report.row({ ...row, rival: sqlJs, rivalName: 'sql.js' });
  });
  const url = path && `${page.url()}${path.split('/').at(-1)}`;
  if (path !== null && url !== null) await page.route(url, (route) => route.fulfill({ path, contentType: 'application/gzip' }));
  await page.evaluate(([count, file]) => (globalThis as WithBench).bench.contest(count, file, (globalThis as WithBench).tell), [rows, url] as const);
  await page.close();
  return byKernel;
}

async function reopening(report: Report, page: Page): Promise<void> {
  const { attached, kernel, sqlite, longestTask } = await page.evaluate((rows) => (globalThis as WithBench).bench.reopening(rows), 5 * MILLION);
  report.row({ case: '5M rows, from Cancel until the tables are there', molo: attached, ...limit(1_000) });
  report.row({ case: '5M rows, from Cancel to the next answer (kernel)', molo: kernel, ...limit(1_000) });
  report.row({ case: '5M rows, from Cancel to the next answer (SQLite)', molo: sqlite, ...limit(1_000) });
  report.row({ case: '5M rows, longest task of the page, loading and reopening', molo: longestTask, ...limit(50) });
  await page.close();
}
