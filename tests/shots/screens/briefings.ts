import { expect } from '@playwright/test';
import type { Workbench } from '../../e2e/support/workbench';
import { LONG_WORDS } from '../support/long-words';
import type { States } from '../support/shoot';

const ENDLESS = 'SELECT count(*) FROM cases a, cases b, cases c';
const TABLE = '"wnioski_według_województw_i_obywatelstwa"';

/** A briefing of these blocks, over the training package. */
async function dropped({ page, command, drop }: Workbench, blocks: readonly object[]): Promise<void> {
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await open({ page, drop }, 'Ochrona czasowa: przebieg nagłego napływu', blocks);
}

async function open({ page, drop }: Pick<Workbench, 'page' | 'drop'>, title: string, blocks: readonly object[]): Promise<void> {
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await drop({ name: 'tydzień.briefing.json', bytes: JSON.stringify({ molo: 'briefing/1', language: 'pl', title, blocks }) });
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title);
}

export const briefings: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  },

  sample: async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
    await command('Begin with a sample');
    await expect(page.getByRole('img').first()).toBeVisible();
  },

  'sample without its data': async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
    await command('Begin with a sample');
    await expect(page.getByRole('img').first()).toBeVisible();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Delete');
    await expect(page.getByRole('heading', { name: 'Nothing is open yet' })).toBeVisible();
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('contentinfo')).toContainText('no data open');
  },

  loading: async (workbench) => {
    await dropped(workbench, [
      { type: 'paragraph', content: ['W roku 2022 złożono ', { figure: { sql: ENDLESS } }, ' wniosków.'] },
      { type: 'table', sql: ENDLESS },
    ]);
  },

  error: async (workbench) => {
    await dropped(workbench, [{ type: 'paragraph', content: ['W roku 2022 złożono ', { figure: { sql: 'SELECT applications FROM cases LIMIT 2' } }, ' wniosków.'] }]);
    await workbench.page.getByRole('button', { name: 'Export HTML' }).click();
    await expect(workbench.page.getByRole('alert').first()).toBeVisible();
  },

  'long words': async ({ page, drop }) => {
    await drop(LONG_WORDS);
    await expect(page.getByRole('grid')).toBeVisible();
    await open({ page, drop }, 'Dziewięćsetdziewięćdziesięciodziewięcionarodowościowe współodpowiedzialności administracyjnoprawne', [
      { type: 'heading', level: 1, text: 'Konstantynopolitańczykowianeczkowskie postępowania odwoławczo-administracyjne w województwach' },
      { type: 'paragraph', content: ['Województwa zachodniopomorskie i konstantynopolitańczykowianeczkowskie: ', { figure: { sql: `SELECT sum(n) FROM ${TABLE}`, label: 'wnioski o udzielenie ochrony międzynarodowej' } }, '.'] },
      { type: 'table', sql: `SELECT * FROM ${TABLE} LIMIT 4` },
    ]);
    await expect(page.getByRole('table')).toContainText('zachodniopomorskie');
  },
};
