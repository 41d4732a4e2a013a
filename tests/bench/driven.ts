import { chromium, type Page } from '@playwright/test';
import { CHROMIUM } from '../e2e/support/chromium';
import { serve } from '../e2e/support/served';

/** A workbench of that home in a window of its own; both are gone afterwards. */
export async function inWorkbench<T>(home: string, work: (page: Page) => Promise<T>): Promise<T> {
  const host = await serve(home);
  const browser = await chromium.launch({ ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Open a package or a file' }).first().waitFor();
    return await work(page);
  } finally {
    await browser.close();
    await host.end();
  }
}

/** Opens a package of a trusted publisher; milliseconds from the choice of its file to its tables. */
export async function openedSealed(page: Page, path: string): Promise<number> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a package or a file' }).first().click();
  const dialog = await chooser;
  const start = performance.now();
  await dialog.setFiles(path);
  await page.locator('section[data-verdict=trusted]').waitFor();
  return performance.now() - start;
}

/** Runs a statement that gives other rows than the one before; milliseconds from the keys to the picture with those rows, by the page's own clock. */
export async function asked(page: Page, sql: string): Promise<number> {
  await written(page, sql);
  await page.evaluate(() => {
    // Methods throughout: what runs these files gives functions that are called by a name a helper, and the page has none.
    const watch = {
      before: document.querySelector<HTMLElement>('[role=grid]')?.innerText,
      resolve: null as ((milliseconds: number) => void) | null,
      handleEvent(event: Event) {
        if ((event as KeyboardEvent).key === 'Enter') watch.look(event.timeStamp);
      },
      look(begun: number) {
        const now = document.querySelector<HTMLElement>('[role=grid]')?.innerText;
        if (now === undefined || now === watch.before) requestAnimationFrame(() => watch.look(begun));
        // What is in the tree before a picture is in that picture; the next task comes after it.
        else setTimeout(() => watch.resolve?.(performance.now() - begun));
      },
    };
    addEventListener('keydown', watch, true);
    const painted = new Promise<number>((resolve) => (watch.resolve = resolve));
    Object.assign(window, { painted: painted.finally(() => removeEventListener('keydown', watch, true)) });
  });
  await page.keyboard.press('Control+Enter');
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

/** Puts a statement in the place of the one that stands in the editor. */
export async function written(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', { name: 'SQL statement' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}
