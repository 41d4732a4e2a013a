import { join } from 'node:path';
import type { Host, Workbench } from '../../e2e/support/workbench';

/** How to bring a screen into each of its states, from the workbench as it starts: name of the state -> the way there. */
export type States = Readonly<Record<string, (workbench: Workbench, host: Host) => Promise<void>>>;

const FOLDER = join(import.meta.dirname, '../../../out/shots');

/** The languages by the words that switch to them, which are the same in both. */
const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** One state in both languages, both themes and both sizes, as `out/shots/<screen>/<state>.<language>.<theme>.<width>.png`. */
export async function shoot({ page, command }: Workbench, screen: string, state: string): Promise<void> {
  for (const [language, word] of Object.entries(LANGUAGES)) {
    await command(word);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        // Two frames: what measures itself has done so.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.screenshot({ path: join(FOLDER, screen, `${state}.${language}.${theme}.${size.width}.png`), caret: 'initial' });
      }
    }
  }
}
