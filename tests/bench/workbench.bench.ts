import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import build from '../e2e/support/build';
import { CHROMIUM, NO_CHROMIUM } from '../e2e/support/chromium';
import { moloIn } from '../e2e/support/served';
import { onPath } from '../run/chromium.mjs';
import { sharedData, SHARED_DATA_ABSENT } from '../support/shared-data';
import { type Bench, median, type Report } from './bench';
import { asked, inWorkbench, openedSealed, written } from './driven';

const TABLE = 'migr_asyappctza_V4';
const GROUPED = `select geo, TIME_PERIOD, sum(OBS_VALUE) as applications from ${TABLE} where sex = 'T' and age = 'TOTAL' group by geo, TIME_PERIOD order by applications desc`;
const ENDLESS = `select count(*) from ${TABLE} a, ${TABLE} b, ${TABLE} c`;
const ROUNDS = 3;

/** What a person waits for, in milliseconds as the page's own clock has them. */
interface Seen {
  /** From the file's choice to its tables. */
  readonly opened: number;
  /** The longest task of the page's main thread in that time. */
  readonly longestTask: number;
  /** From Ctrl+Enter to the rows: the first question, and the second. */
  readonly first: number;
  readonly second: number;
  /** From Cancel until the screen says that it is over, and from the next Ctrl+Enter to its rows. */
  readonly cancelled: number;
  readonly next: number;
}

/** A table of 758,111 rows in the workbench, beside the stock program on the same CSV. */
export default {
  name: 'workbench',
  about: 'the page with 758,111 rows: opening, the first answer, cancelling; beside native sqlite3',
  async run(report) {
    const data = sharedData(`eurostat/${TABLE}.csv.gz`);
    if (data === null) return report.skip(SHARED_DATA_ABSENT);
    if (CHROMIUM === undefined) return report.skip(NO_CHROMIUM);
    await build();
    const folder = await mkdtemp(join(tmpdir(), 'molo-bench-'));
    try {
      const sealed = await sealedTable(folder, data);
      const seen: Seen[] = [];
      for (let round = 0; round < ROUNDS; round++) seen.push(await oneSession(join(folder, 'home'), sealed));
      await tell(report, seen, folder, data);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Bench;

async function sealedTable(folder: string, data: string): Promise<string> {
  const [home, keys, sealed] = [join(folder, 'home'), join(folder, 'keys'), join(folder, 'table.molo')];
  await moloIn(home, 'identity', 'new', '--name', 'Bench', '--out', keys, '--no-passphrase');
  await moloIn(home, 'pack', data, '--title', 'Asylum applicants', '--from', keys, '--to', join(keys, 'card.json'), '-o', sealed);
  return sealed;
}

/** One window from its opening to its end. */
async function oneSession(home: string, sealed: string): Promise<Seen> {
  return inWorkbench(home, async (page) => {
    const { opened, longestTask } = await openedFile(page, sealed);
    await page.keyboard.press('Control+2');
    const first = await asked(page, GROUPED);
    const second = await asked(page, GROUPED.replace('desc', 'asc'));
    const cancelled = await givenUp(page);
    // Other words: the same ones would find the first answer in the page.
    const next = await asked(page, `${GROUPED}, geo`);
    return { opened, longestTask, first, second, cancelled, next };
  });
}

async function openedFile(page: Page, path: string): Promise<Pick<Seen, 'opened' | 'longestTask'>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const opened = await openedSealed(page, path);
  return { opened, longestTask: await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks)) };
}

async function givenUp(page: Page): Promise<number> {
  await written(page, ENDLESS);
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(1_000);
  const start = performance.now();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled after').first().waitFor();
  return performance.now() - start;
}

/** The rival does the same from the plain CSV; where there is none, the limit that the workbench sets itself stands beside it. */
async function tell(report: Report, seen: readonly Seen[], folder: string, data: string): Promise<void> {
  const of = (name: keyof Seen): number => median(seen.map((session) => session[name]));
  const limit = (milliseconds: number) => ({ rival: milliseconds, rivalName: `its limit, ${milliseconds} ms`, unit: 'ms' as const });
  report.row({ case: 'longest task of the page while opening', molo: of('longestTask'), ...limit(50) });
  report.row({ case: 'first grouped answer', molo: of('first'), ...limit(1_000) });
  report.row({ case: 'cancel a cross join', molo: of('cancelled'), ...limit(1_000) });
  const native = await nativeTimes(folder, data);
  if (native === null) return report.skip('sqlite3 is not installed');
  const rivalName = 'sqlite3';
  report.row({ case: 'open, verify and read the package (sqlite3: .import of the CSV)', molo: of('opened'), rival: native.imported, rivalName, unit: 'ms' });
  report.row({ case: 'ask once more, to the rows on the screen', molo: of('second'), rival: native.asked, rivalName, unit: 'ms' });
  report.row({ case: 'ask after cancelling', molo: of('next'), rival: native.asked, rivalName, unit: 'ms' });
}

/** The stock program on the plain CSV: importing it, and asking the same of the file that came out. */
async function nativeTimes(folder: string, data: string): Promise<{ imported: number; asked: number } | null> {
  const sqlite3 = onPath(['sqlite3']);
  if (sqlite3 === undefined) return null;
  const [csv, database] = [join(folder, `${TABLE}.csv`), join(folder, 'native.sqlite')];
  await writeFile(csv, gunzipSync(await readFile(data)));
  const timed = (...statements: readonly string[]): number => {
    const start = performance.now();
    execFileSync(sqlite3, [database, ...statements], { maxBuffer: 2 ** 28 });
    return performance.now() - start;
  };
  const imported = timed(`.import --csv ${csv} ${TABLE}`);
  return { imported, asked: median(Array.from({ length: ROUNDS }, () => timed(GROUPED))) };
}
