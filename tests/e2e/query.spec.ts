import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { editor, grid, query, write } from './support/query-screen';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

const CSV = 'kraj,rok,wnioski\nPL,2022,9825\nCZ,2022,1402\nPL,2023,9519\nHU,2023,\n"Wyspa ""Nowa""",2023,7\n';

const complaint = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Statement' }).getByRole('alert');
const said = (page: Page): Locator => page.getByRole('status').filter({ hasText: /rows? ·|Cancelled|Not run|Running/ });

/** The query screen with a table open. */
const atTable = (workbench: Workbench, csv = CSV): Promise<void> => query(workbench, { name: 'wnioski.csv', bytes: csv });

/** Takes the first suggestion. One that has only just appeared is not taken: the keys may have been meant for the text. */
async function take(page: Page, name: RegExp): Promise<void> {
  await expect(page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first()).toHaveText(name);
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
}

async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press('Control+Enter');
}

/** Text of the underlined places. */
const underlined = (page: Page): Promise<string[]> => page.locator('.cm-lintRange-error').allTextContents();

test('with nothing open the screen says what it is for and leads to the training package', async ({ workbench: { page } }) => {
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Ask the tables' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the training package' }).click();
  await page.getByRole('button', { name: /Query this table/ }).click();
  await expect(grid(page)).toContainText('2018-01');
  await expect(editor(page)).toContainText('FROM cases');
  await expect(page.getByRole('listbox', { name: 'Queries' }).getByRole('option')).toHaveText([/^cases/]);
});

test('tables and fields are offered while one types, and a statement runs by keys alone', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT kra');
  await take(page, /^kraj/);
  await page.keyboard.type(', su');
  await take(page, /^sum/);
  await page.keyboard.type('wni');
  await take(page, /^wnioski/);
  await page.keyboard.press('End');
  await page.keyboard.type(' AS n FROM ');
  await take(page, /^wnioski/);
  await page.keyboard.type(' GROUP BY 1 ORDER BY 2 DESC');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page)).toContainText('19,344');
  await expect(editor(page)).toHaveText('SELECT kraj, sum(wnioski) AS n FROM wnioski GROUP BY 1 ORDER BY 2 DESC');
  await expect(said(page)).toContainText('4 rows');

  // On to the rows without a mouse, and sorted there: the head is above the first row.
  while (!(await grid(page).evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('columnheader', { name: 'n' })).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('Control+e');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('treegrid', { name: 'Tables' }).getByRole('row').first()).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(grid(page)).toBeFocused();

  // And by name; what a command focuses keeps the focus when the palette has gone.
  await command('Go to the editor');
  await expect(editor(page)).toBeFocused();
  await command('Go to the rows of the result');
  await expect(grid(page)).toBeFocused();
});

test('a result is copied in the order in which it is sorted, and exported in that of the statement, which is said', async ({ workbench }) => {
  const { page, command } = workbench;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await atTable(workbench);
  await ask(page, 'SELECT 2 AS n UNION ALL SELECT 3 UNION ALL SELECT 1');
  await grid(page).getByRole('columnheader', { name: 'n' }).click();
  await expect(grid(page).getByRole('gridcell').first()).toHaveText('1');
  await command('Copy the result');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('n\n1\n2\n3');
  const [download] = await Promise.all([page.waitForEvent('download'), command('Export as CSV')]);
  await expect(page.getByText('Exported 3 rows, in the order of the statement.')).toBeVisible();
  expect(await bytesOf(download)).toMatch(/^n\r?\n2\r?\n3\r?\n1/);
});

test('some rows stay in sight beside what is told of a result on a small screen', async ({ workbench }) => {
  const { page, command } = workbench;
  await page.setViewportSize({ width: 1024, height: 700 });
  await atTable(workbench);
  await ask(page, 'SELECT kraj, rok, sum(wnioski) AS n FROM wnioski WHERE rok > 0 GROUP BY 1, 2 ORDER BY 3');
  await expect(grid(page)).toContainText('Wyspa');
  for (const part of ['How was this answered?', 'What this result is made of']) {
    await command(part);
    await expect(page.getByRole('region', { name: part })).toBeVisible();
    await expect(grid(page).getByRole('gridcell').first()).toBeInViewport();
  }
});

test('of several statements the one at the caret runs, or what is selected; years are not grouped', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await write(page, 'SELECT rok FROM wnioski WHERE wnioski = 9825;\n\nSELECT 1234567 AS number');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page)).toContainText('1,234,567');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('gridcell', { name: '2022', exact: true })).toBeVisible();
  await page.keyboard.press('Control+End');
  for (let letter = 0; letter < ' AS number'.length; letter++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('columnheader', { name: '1234567' })).toBeVisible();
});

test('an error is shown at its place with its sentence, and keys and mouse lead there', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT 1;\n\nSELECT kraj\nFROM wnioski\nGRUP BY 1');
  await expect(complaint(page)).toContainText('near "BY"');
  expect(await underlined(page)).toEqual(['BY']);
  await ask(page, 'SELECT kraj, rocznik FROM wnioski');
  await expect(complaint(page)).toContainText('no such column: rocznik');
  expect(await underlined(page)).toEqual(['rocznik']);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.type('rok');
  await expect(editor(page)).toHaveText('SELECT kraj, rok FROM wnioski');
  await page.keyboard.press('Control+Enter');
  await expect(complaint(page)).toHaveCount(0);
  await expect(grid(page)).toContainText('2022');

  await ask(page, 'SELECT kraj FROM wnioskki');
  await complaint(page).getByRole('button').click();
  await expect(editor(page)).toBeFocused();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('wnioskki');
  await expectAccessible(page);
});

test('a statement without an end is cancelled by its button and by Escape; the tables are there and the next one answers', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench, `a,b\n${Array.from({ length: 300_000 }, (_, row) => `${row},x`).join('\n')}\n`);
  const endless = 'SELECT count(*) FROM wnioski a, wnioski b, wnioski c';
  await ask(page, endless);
  await expect(said(page)).toContainText(/Running \d/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page)).toContainText('Cancelled after');
  await ask(page, 'SELECT count(*) AS all_rows FROM wnioski');
  await expect(grid(page)).toContainText('300,000');

  await ask(page, endless);
  await expect(said(page)).toContainText(/Running \d/);
  await page.keyboard.press('Escape');
  await expect(said(page)).toContainText('Cancelled after');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await ask(page, 'SELECT max(a) + 1 AS again FROM wnioski');
  await expect(grid(page)).toContainText('300,000');
  await expect(grid(page).getByRole('columnheader', { name: 'again' })).toBeVisible();
});

test('results have tabs: the last is replaced unless it is pinned, and each comes back as it was left', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  const tabs = page.getByRole('tablist', { name: 'Results' }).getByRole('tab');
  await ask(page, 'SELECT * FROM wnioski');
  await expect(tabs).toHaveText(['Result 15 rows']);
  await ask(page, 'SELECT kraj, wnioski FROM wnioski');
  await expect(tabs).toHaveText(['Result 15 rows']);
  await grid(page).getByRole('columnheader', { name: 'wnioski' }).click();
  await page.getByRole('button', { name: /^Pin/ }).click();
  await ask(page, 'SELECT 1 AS one WHERE 0');
  await expect(tabs).toHaveText(['Result 1, pinned5 rows', 'Result 20 rows']);
  await expect(page.getByText('The statement found no rows.')).toBeVisible();
  await expect(grid(page).getByRole('columnheader', { name: 'one' })).toBeVisible();

  await tabs.first().click();
  await expect(grid(page).getByRole('columnheader', { name: 'wnioski' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: /ms, .* SELECT kraj/ }).click();
  await expect(page.getByLabel('Statement of this result')).toHaveText('SELECT kraj, wnioski FROM wnioski');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(grid(page).getByRole('columnheader', { name: 'wnioski' })).toHaveAttribute('aria-sort', 'ascending');
  await tabs.first().focus();
  await page.keyboard.press('Delete');
  await expect(tabs).toHaveText(['Result 20 rows']);
  await page.getByRole('button', { name: 'Close the result' }).click();
  await expect(page.getByRole('heading', { name: 'No result yet' })).toBeVisible();
});

test('an exported result is byte for byte what the command line prints', async ({ host, workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  const sql = 'SELECT kraj, wnioski, wnioski / 3.0 AS third, NULL AS missing FROM wnioski ORDER BY rok, kraj';
  await ask(page, sql);
  await expect(grid(page)).toContainText('Wyspa "Nowa"');
  const file = join(host.folder, 'wnioski.csv');
  await writeFile(file, CSV);
  const [download] = await Promise.all([page.waitForEvent('download'), command('Export as CSV')]);
  expect(download.suggestedFilename()).toBe('Query 1.csv');
  // The notice goes by itself: looked for before anything that takes its time.
  await expect(page.getByText('Exported 5 rows.')).toBeVisible();
  expect(await bytesOf(download)).toBe(await host.molo('query', file, sql, '--format', 'csv'));

  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the query as an SQL file' }).click()]);
  expect(saved.suggestedFilename()).toBe('Query 1.sql');
  expect(await bytesOf(saved)).toBe(`${sql}\n`);
});

async function bytesOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('what was run is listed, found and written again', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT 1 AS first_of_all');
  await expect(grid(page)).toBeVisible();
  await ask(page, 'SELECT missing FROM wnioski');
  await expect(complaint(page)).toBeVisible();
  await page.getByText('History', { exact: true }).click();
  const history = page.getByRole('listbox', { name: 'History' }).getByRole('option');
  await expect(history).toHaveCount(2);
  await expect(history.first()).toContainText('no such column: missing');
  await page.getByRole('searchbox', { name: 'Find a statement' }).fill('FIRST');
  await expect(history).toHaveCount(1);
  await history.first().click();
  await expect(editor(page)).toHaveText(/^SELECT missing FROM wnioski;\s*SELECT 1 AS first_of_all$/);
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('columnheader', { name: 'first_of_all' })).toBeVisible();
  await command('Clear the history');
  await expect(history).toHaveCount(0);
});

test('typing is taken back and done again, also after another screen, and a reload keeps every query', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT 1, 2');
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toHaveText('SELECT 1,');
  await page.keyboard.press('Control+Shift+z');
  await expect(editor(page)).toHaveText('SELECT 1, 2');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await command('Undo');
  await expect(editor(page)).toHaveText('SELECT 1,');
  await command('Redo');

  await page.getByRole('textbox', { name: 'Title of the query' }).fill('Two rows');
  await page.getByRole('button', { name: 'New query' }).click();
  await expect(editor(page)).toBeFocused();
  await write(page, 'SELECT :kraj AS kraj, :rok AS rok');
  await page.getByRole('textbox', { name: 'Value of kraj' }).fill('PL');
  await page.getByRole('textbox', { name: 'Value of rok' }).fill('2022');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page)).toContainText('2022');
  await expect(page.getByRole('contentinfo')).toContainText('not saved');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.waitForTimeout(600);
  await page.reload();
  const listed = page.getByRole('listbox', { name: 'Queries' }).getByRole('option');
  await expect(listed).toHaveText([/^Query \d$/, 'Two rows']);
  await expect(editor(page)).toHaveText('SELECT :kraj AS kraj, :rok AS rok');
  await expect(page.getByRole('textbox', { name: 'Value of kraj' })).toHaveValue('PL');
  await expect(page.getByRole('textbox', { name: 'Value of rok' })).toHaveValue('2022');
  await listed.filter({ hasText: 'Two rows' }).click();
  await expect(editor(page)).toHaveText('SELECT 1, 2');
  await page.keyboard.press('Delete');
  await expect(listed).toHaveText([/^Query \d$/]);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(listed).toHaveText([/^Query \d$/, 'Two rows']);
  await expect(editor(page)).toHaveText('SELECT 1, 2');
});

test('a parameter without a value is asked for at its place', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT count(*) AS n FROM wnioski WHERE kraj = :kraj');
  await expect(complaint(page)).toContainText('parameter kraj');
  expect(await underlined(page)).toEqual([':kraj']);
  await page.getByRole('textbox', { name: 'Value of kraj' }).fill('PL');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('gridcell', { name: '2', exact: true })).toBeVisible();
});

test('a name of the tree is written by Enter and by a double click', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT ');
  await page.getByRole('searchbox', { name: 'Find a table or field' }).fill('rok');
  await page.getByRole('treegrid', { name: 'Tables' }).getByRole('row', { name: 'rok' }).dblclick();
  await expect(editor(page)).toHaveText('SELECT rok');
  await page.keyboard.type(' FROM ');
  await page.keyboard.press('Escape');
  await page.getByRole('treegrid', { name: 'Tables' }).getByRole('row', { name: 'wnioski' }).first().click();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveText('SELECT rok FROM wnioski');
});

test('a result leads on to a chart and to a briefing', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT kraj, sum(wnioski) AS n FROM wnioski GROUP BY 1');
  await expect(grid(page)).toBeVisible();
  await page.getByRole('button', { name: 'Chart this' }).click();
  await expect(page).toHaveURL(/#\/charts/);
  await page.keyboard.press('Control+2');
  await expect(grid(page)).toBeVisible();
  await page.getByRole('button', { name: 'Bind in a briefing' }).click();
  await expect(page).toHaveURL(/#\/briefings/);
});

test('the screen has no serious fault of accessibility, light or dark', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    await ask(page, 'SELECT kraj FROM wnioski WHERE rok = :rok');
    await expect(complaint(page)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Value of rok' }).fill('2022');
    await page.keyboard.press('Control+Enter');
    await expect(grid(page)).toContainText('PL');
    await page.getByText('History', { exact: true }).click();
    await expectAccessible(page);
    await page.getByText('Queries', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Value of rok' }).fill('1900');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('The statement found no rows.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Value of rok' }).fill('');
  }
});
