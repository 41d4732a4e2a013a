import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

/** Three countries, three years, a missing number, an empty text, a flag, a value that acts on the order of a line. */
const ROWS = [
  'kraj,miesiac,rok,wnioski,wnioski_flag,uwagi,puste',
  'PL,2022-01,2022,9825,,,',
  'CZ,2022-02,2022,1402.5,p,"O\'Brien",',
  'PL,2022-03,2023,9519,,x,',
  'HU,2022-05,2023,,,x,',
  'PL,2022-05,2023,7,e,"zły\u202etekst",',
];

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'SQL statement' });
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Tables' });
const field = (page: Page, name: string): Locator => tree(page).getByRole('row', { name, exact: true });
const held = (page: Page, name: string): Locator => tree(page).getByRole('row', { name: `What ${name} holds` });

async function atTable({ page, drop }: Workbench, csv = `${ROWS.join('\n')}\n`): Promise<void> {
  await drop({ name: 'cases.csv', bytes: csv });
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await page.keyboard.press('Control+2');
  await expect(editor(page)).toBeFocused();
}

/** By keys alone: to the field, and unfolded. */
async function unfold(page: Page, name: string): Promise<Locator> {
  await field(page, name).focus();
  await page.keyboard.press('ArrowRight');
  await expect(held(page, name)).toBeVisible();
  return held(page, name);
}

test('a field unfolds by keys to what it holds, and a value becomes a condition that one undo takes back', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT * FROM cases');
  await page.keyboard.press('Escape');
  const profile = await unfold(page, 'kraj');
  await expect(profile).toContainText('Nothing missing · 3 different values');
  await expect(profile.getByRole('button')).toHaveText([/PL\s*3/, /CZ\s*1/, /HU\s*1/]);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(profile.getByRole('button', { name: 'PL: 3 rows, 60%' })).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText("A click adds to the statement: kraj = 'PL'");
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveText("SELECT * FROM cases WHERE kraj = 'PL'");
  await expect(editor(page)).toBeFocused();

  // A pointer that moves, after keys that were pressed.
  await profile.getByText('Nothing missing').hover();
  await profile.getByRole('button', { name: /^HU/ }).hover();
  await expect(page.getByRole('tooltip')).toContainText("kraj = 'HU' in the place of kraj = 'PL'");
  await profile.getByRole('button', { name: /^HU/ }).click();
  await expect(editor(page)).toHaveText("SELECT * FROM cases WHERE kraj = 'HU'");
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: /1 row/ })).toBeVisible();
  await command('Undo');
  await expect(editor(page)).toHaveText("SELECT * FROM cases WHERE kraj = 'PL'");
  await command('Undo');
  await expect(editor(page)).toHaveText('SELECT * FROM cases');
});

test('numbers and months show a histogram with a name, and a bar is a condition too', async ({ workbench }) => {
  const { page } = workbench;
  const rows = Array.from({ length: 240 }, (_, row) => `${2000 + Math.floor(row / 12)}-${String((row % 12) + 1).padStart(2, '0')},${row * 2.5}`);
  await atTable(workbench, `miesiac,n\n${rows.join('\n')}\n`);
  await page.keyboard.type('SELECT 1');
  const months = await unfold(page, 'miesiac');
  await expect(months.getByRole('img', { name: 'Rows by miesiac in 20 steps from Jan 2000 to Dec 2019' })).toBeVisible();
  await months.getByRole('button', { name: 'Jan 2003 to Dec 2003: 12 rows' }).click();
  await expect(editor(page)).toHaveText(/^SELECT 1;\s*SELECT \* FROM cases WHERE miesiac BETWEEN '2003-01' AND '2003-12'$/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: /12 rows/ })).toBeVisible();

  const numbers = await unfold(page, 'n');
  await expect(numbers).toContainText('Median 298.8 · mean 298.8');
  await numbers.getByRole('button', { name: '50 to below 100: 20 rows' }).click();
  await expect(editor(page)).toContainText("AND n >= 50 AND n < 100");
});

test('what is missing, flagged, empty and odd is said and can be asked for', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT * FROM cases');
  await page.keyboard.press('Escape');
  const numbers = await unfold(page, 'wnioski');
  await expect(numbers).toContainText('1 missing (20%)');
  await expect(numbers).toContainText('2 flagged: e 1, p 1');
  await numbers.getByRole('button', { name: 'missing: 1 row, 20%' }).click();
  await expect(editor(page)).toHaveText('SELECT * FROM cases WHERE wnioski IS NULL');
  await expect(await unfold(page, 'puste')).toContainText('No row has a value');
  await expect(await unfold(page, 'rok')).toContainText('Median 2023');
  const remarks = await unfold(page, 'uwagi');
  await expectAccessible(page);
  await remarks.getByRole('button', { name: /^zły\ufffdtekst/ }).click();
  await expect(editor(page)).toHaveText("SELECT * FROM cases WHERE wnioski IS NULL AND uwagi = 'zły' || char(8238) || 'tekst'");
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The statement found no rows.')).toBeVisible();
});

test('fields unfold among what was searched for, a name is still written by Enter, and a profile stays known', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT ');
  await page.getByRole('searchbox', { name: 'Find a table or field' }).fill('rok');
  await expect(await unfold(page, 'rok')).toContainText('2 different values');
  await field(page, 'rok').focus();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveText('SELECT rok');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(held(page, 'rok')).toContainText('2 different values');
});
