import type { FileChooser, Page } from '@playwright/test';

/**
 * Chooses files, or a folder, in the system's dialog that `act` brings up. The browser is told to hand the dialog over on another
 * way than keys and clicks take: without a question in between a quick key is there first, and the dialog is lost.
 */
export async function choose(page: Page, files: Parameters<FileChooser['setFiles']>[0], act: () => Promise<unknown>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.evaluate(() => undefined);
  await act();
  await (await chooser).setFiles(files);
}
