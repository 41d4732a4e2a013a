import { expect, type Locator, type Page } from '@playwright/test';
import type { Workbench } from '../../e2e/support/workbench';
import { LONG_WORDS } from '../support/long-words';
import type { States } from '../support/shoot';

const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL statement' });

/** The training package's first table, asked for as it stands. */
async function asked(workbench: Workbench): Promise<void> {
  const { page, command } = workbench;
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+2');
  await ask(workbench, 'SELECT *\nFROM cases\nORDER BY month');
  await expect(page.getByRole('grid')).toContainText('2018');
}

async function write({ page }: Workbench, sql: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(sql);
}

async function ask(workbench: Workbench, sql: string): Promise<void> {
  await write(workbench, sql);
  await workbench.page.keyboard.press('Control+Enter');
}

const BY_MONTH = 'SELECT month, sum(applications) AS applications\nFROM cases\nGROUP BY month\nORDER BY month';

/** A series of months, answered by the kernel. */
async function series(workbench: Workbench): Promise<void> {
  await asked(workbench);
  await ask(workbench, BY_MONTH);
  await expect(workbench.page.getByRole('button', { name: /by Molo's kernel/ })).toBeVisible();
}

/** A panel at the right that a command of the palette opens. */
async function panel({ page, command }: Workbench, name: string): Promise<Locator> {
  await command(name);
  const opened = page.getByRole('complementary', { name });
  await expect(opened).toBeVisible();
  return opened;
}

export const query: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  },

  result: asked,

  error: async (workbench) => {
    await asked(workbench);
    await ask(workbench, 'SELECT country,\n  sum(aplications) AS n\nFROM cases\nGROUP BY 1');
    await expect(workbench.page.getByRole('alert').first()).toBeVisible();
  },

  running: async (workbench) => {
    await asked(workbench);
    await ask(workbench, 'SELECT count(*) FROM cases a, cases b, cases c');
    await expect(workbench.page.getByRole('status').filter({ hasText: 'Running' })).toBeVisible();
  },

  'long words': async (workbench) => {
    const { page, drop } = workbench;
    await drop(LONG_WORDS);
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Control+2');
    await ask(workbench, 'SELECT * FROM "wnioski_według_województw_i_obywatelstwa"');
    await expect(page.getByRole('grid')).toContainText('zachodniopomorskie');
  },

  'years without a season': async (workbench) => {
    const { page, drop } = workbench;
    await drop({ name: 'rocznik.csv', bytes: ['rok,wnioski', ...Array.from({ length: 12 }, (_, at) => `${2014 + at},${4000 + 731 * at}`), ''].join('\n') });
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Control+2');
    await ask(workbench, 'SELECT max(rok) AS ostatni, max(wnioski) AS najwięcej, min(rok) AS pierwszy FROM rocznik');
    await expect(page.getByRole('grid')).toContainText('2025');
    await ask(workbench, 'SELECT * FROM rocznik');
    await expect(page.getByRole('grid')).toContainText('2014');
    const opened = await panel(workbench, 'Seasonal decomposition');
    await expect(opened.getByRole('status')).toContainText('12 periods');
  },

  'functions panel': async (workbench) => {
    await asked(workbench);
    await panel(workbench, 'Functions');
  },

  'actions panel': async (workbench) => {
    await series(workbench);
    const opened = await panel(workbench, 'Moving average or sum');
    await expect(opened.getByLabel('The statement that is written')).toBeVisible();
  },

  'analysis form': async (workbench) => {
    await series(workbench);
    const opened = await panel(workbench, 'Smoothing and forecast (Holt-Winters)');
    await expect(opened.getByRole('button', { name: 'Work out' })).toBeEnabled();
  },

  'analysis result': async (workbench) => {
    const { page } = workbench;
    await series(workbench);
    const opened = await panel(workbench, 'Seasonal decomposition');
    await opened.getByRole('button', { name: 'Work out' }).click();
    await expect(page.getByRole('tab', { name: /STL/ })).toBeVisible();
  },

  'script results': async (workbench) => {
    const { page } = workbench;
    await asked(workbench);
    await write(workbench, Array.from({ length: 12 }, (_, at) => `SELECT month, sum(applications) AS n FROM cases WHERE month LIKE '%-${String(at + 1).padStart(2, '0')}' GROUP BY 1`).join(';\n'));
    await page.keyboard.press('Control+Shift+Enter');
    await expect(page.getByRole('status').filter({ hasText: '12 results' })).toBeVisible();
  },

  'profile unfolded': async (workbench) => {
    const { page } = workbench;
    await asked(workbench);
    const tree = page.getByRole('treegrid', { name: 'Tables' });
    await tree.getByRole('row', { name: /^Cases by month/ }).getByRole('button').first().click();
    for (const field of ['age_group', 'applications']) {
      await tree.getByRole('row', { name: new RegExp(`^${field}( |$)`) }).first().getByRole('button').click();
      await expect(tree.getByRole('row', { name: `What ${field} holds` })).toContainText('values');
    }
  },

  'kernel refused': async (workbench) => {
    const { page, command } = workbench;
    await asked(workbench);
    await command("Answer with Molo's kernel");
    await ask(workbench, 'SELECT month, applications,\n  lag(applications) OVER (ORDER BY month) AS before\nFROM cases');
    await expect(page.getByRole('alert').first()).toBeVisible();
  },

  'engine forced': async (workbench) => {
    const { page, command } = workbench;
    await series(workbench);
    await command('Answer with SQLite');
    await ask(workbench, BY_MONTH);
    await expect(page.getByRole('button', { name: /by SQLite/ })).toBeVisible();
    await command('How was this answered?');
    await expect(page.getByRole('region', { name: 'How was this answered?' })).toContainText('This document wants SQLite');
  },

  'left to SQLite': async (workbench) => {
    const { page, command } = workbench;
    await asked(workbench);
    await ask(workbench, 'SELECT month, applications,\n  lag(applications) OVER (ORDER BY month) AS before\nFROM cases\nLIMIT 100');
    await expect(page.getByRole('button', { name: /by SQLite/ })).toBeVisible();
    await command('How was this answered?');
    await expect(page.getByRole('region', { name: 'How was this answered?' }).getByRole('listitem').first()).toBeVisible();
  },

  'cached answer explained': async (workbench) => {
    const { page, command } = workbench;
    await series(workbench);
    await editor(page).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: /kept from before/ })).toBeVisible();
    await command('How was this answered?');
    await expect(page.getByRole('region', { name: 'How was this answered?' }).getByRole('listitem').first()).toBeVisible();
  },

  'made of': async (workbench) => {
    const { page, command } = workbench;
    await series(workbench);
    await command('What this result is made of');
    await expect(page.getByRole('region', { name: 'What this result is made of' })).toContainText('sha256');
  },
};
