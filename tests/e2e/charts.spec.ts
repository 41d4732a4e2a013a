import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { needsChromium, test } from './support/workbench';

needsChromium();

const CSV = 'kraj,rok,plec,wnioski\nPL,2021,F,7000\nPL,2021,M,9000\nPL,2022,F,9825\nPL,2022,M,11000\nHU,2021,F,20\nHU,2021,M,30\nHU,2022,F,25\nHU,2022,M,40\nCZ,2021,F,800\nCZ,2021,M,900\nCZ,2022,F,1100\nCZ,2022,M,1200\n';

const picture = (page: Page): Locator => page.getByRole('img');
/** What went wrong, in sentences. The dock has a region of its own for what it says, which is empty. */
const complaint = (page: Page): Locator => page.getByRole('alert').filter({ hasText: /\S/ });
/** What the picture says in words, once it is the newest. */
const drawn = async (page: Page): Promise<string> => {
  await expect(picture(page)).toHaveAttribute('aria-busy', 'false');
  return (await picture(page).textContent()) ?? '';
};
const shelf = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const onShelf = (page: Page, name: string): Locator => shelf(page, name).getByRole('button').first();

async function setTo(page: Page, setting: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(` ${setting}$`) }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** A chart of the dropped table, one click from it. */
async function begin(page: Page, drop: (file: { name: string; bytes: string }) => Promise<void>): Promise<void> {
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.locator('article section[data-verdict=unsigned]')).toBeVisible();
  await page.keyboard.press('Control+3');
  await page.getByRole('listbox', { name: 'Begin with a table' }).getByRole('option').click();
  await expect(picture(page)).toBeVisible();
  await drawn(page);
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: (download satisfies Download).suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function writeJson(page: Page, change: (text: string) => string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Chart file as JSON' });
  await editor.click();
  const text = await editor.evaluate((element) => [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
  await page.keyboard.press('Control+a');
  // Chromium would carry the look of what is replaced over into the editor, as style attributes.
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(change(text));
}

test('an empty screen teaches and leads to a first picture, which is a line where there is time', async ({ workbench: { page, drop } }) => {
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Draw what a query found' })).toBeVisible();
  await expectAccessible(page);
  await begin(page, drop);
  await expect(page.getByRole('heading', { name: 'wnioski by kraj', level: 2 })).toBeVisible();
  expect(await drawn(page)).toContain('2022');
  await expect(onShelf(page, 'Across')).toContainText('rok');
  await expect(onShelf(page, 'Upwards')).toContainText('wnioski');
  await expect(onShelf(page, 'Colour')).toContainText('kraj');
});

test('a chart is built by mouse: fields dragged onto shelves and between them, settings chosen', async ({ workbench: { page, drop } }) => {
  await begin(page, drop);
  await page.getByRole('button', { name: 'Mark' }).click();
  await page.getByRole('option', { name: 'Bars' }).click();
  const fields = page.getByRole('list', { name: 'Fields' });
  await fields.getByText('plec').dragTo(shelf(page, 'Colour'));
  await expect(onShelf(page, 'Colour')).toContainText('plec');
  await fields.getByText('kraj').dragTo(shelf(page, 'Across'));
  expect(await drawn(page)).toContain('HU');
  // The two axes change places, and what was said about them goes along.
  await shelf(page, 'Across').getByText('Across').dragTo(shelf(page, 'Upwards'));
  await expect(onShelf(page, 'Across')).toContainText('wnioski');
  await page.getByRole('button', { name: 'Settings of Upwards' }).click();
  await setTo(page, 'Sorted', 'greatest first');
  await expect.poll(() => drawn(page)).toMatch(/PL.*CZ.*HU/);
  await page.getByRole('button', { name: 'Settings of Across' }).click();
  await setTo(page, 'Stacking', 'to 100 %');
  await expect.poll(() => drawn(page)).toMatch(/100\s?%/);
  await page.getByRole('button', { name: 'Empty the shelf Colour' }).click();
  await expect(onShelf(page, 'Colour')).toContainText('drop or choose');
});

test('a chart is built by keyboard alone, and undone and done again step by step', async ({ workbench: { page, drop, command } }) => {
  await begin(page, drop);
  await page.getByRole('button', { name: 'Put plec on a shelf' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Colour' }).focus();
  await page.keyboard.press('Enter');
  await expect(onShelf(page, 'Colour')).toContainText('plec');
  await onShelf(page, 'Across').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('kraj');
  await page.keyboard.press('Enter');
  await expect(onShelf(page, 'Across')).toContainText('kraj');
  await page.getByRole('textbox', { name: 'Title', exact: true }).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' in two years');
  await expect(page.getByRole('heading', { level: 2, name: 'wnioski by kraj in two years' })).toBeVisible();

  // Three words and the space before them, two shelves: as many steps back as were made, also from inside the field.
  for (const title of ['wnioski by kraj in two ', 'wnioski by kraj in ', 'wnioski by kraj ', 'wnioski by kraj']) {
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title);
  }
  await page.keyboard.press('Control+z');
  await expect(onShelf(page, 'Across')).toContainText('rok');
  await page.keyboard.press('Control+z');
  await expect(onShelf(page, 'Colour')).toContainText('kraj');
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('heading', { level: 2, name: 'wnioski by kraj in two years' })).toBeVisible();
  await expect(onShelf(page, 'Across')).toContainText('kraj');
  await command('Show the rows of the chart');
  await expect(page.getByRole('grid', { name: 'Rows that are drawn' })).toContainText('16,825');
});

test('JSON takes effect as soon as it is a chart, and says where it is none', async ({ workbench: { page, drop } }) => {
  await begin(page, drop);
  await page.getByRole('tab', { name: 'JSON' }).click();
  await writeJson(page, (text) => text.replace('"mark": "line"', '"mark": "bar"').replace('"title": "wnioski by kraj"', '"title": "Bars now"'));
  await expect(page.getByRole('heading', { name: 'Bars now', level: 2 })).toBeVisible();
  expect(await drawn(page)).toContain('Bars now');

  await writeJson(page, (text) => text.replace('"mark": "bar"', '"mark": "bar'));
  await expect(complaint(page)).toContainText('The chart is still as it was before.');
  await expect(page.locator('.cm-lintRange-error, .cm-lintPoint-error').first()).toBeAttached();
  await expect(page.getByRole('heading', { name: 'Bars now', level: 2 })).toBeVisible();
  await page.getByRole('textbox', { name: 'Chart file as JSON' }).click();
  await page.keyboard.press('Control+z');
  await expect(complaint(page)).toHaveCount(0);

  // What the Builder does not know is kept, and said.
  await writeJson(page, (text) => text.replace('"mark": "bar"', '"transform": [{ "filter": "datum.kraj !== \'HU\'" }], "mark": "bar"'));
  await page.getByRole('tab', { name: 'Builder' }).click();
  await expect(page.getByText('Kept as it is, and edited in the JSON: transform')).toBeVisible();
  expect(await drawn(page)).not.toContain('HU');
});

test('a hostile spec is refused with its sentence, and nothing is asked for', async ({ workbench: { page, drop } }) => {
  await begin(page, drop);
  await page.getByRole('tab', { name: 'JSON' }).click();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (const [from, to] of [
    ['"name": "files.wnioski"', '"url": "https://example.org/rows.json"'],
    ['"mark": "line"', '"mark": { "type": "line", "href": "https://example.org" }'],
    ['"mark": "line"', '"mark": { "type": "image", "url": "https://example.org/x.png" }'],
  ] as const) {
    await writeJson(page, (text) => text.replace(from, to));
    await expect(complaint(page)).toContainText('something that a chart in Molo may not do');
    await page.getByRole('textbox', { name: 'Chart file as JSON' }).click();
    await page.keyboard.press('Control+z');
    await expect(complaint(page)).toHaveCount(0);
  }
  expect(requests.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
  expect(await drawn(page)).toContain('wnioski by kraj');
});

test('what is saved is what the command line draws, byte for byte', async ({ host, workbench: { page, drop, command } }) => {
  await begin(page, drop);
  const chart = await saved(page, () => page.keyboard.press('Control+s'));
  const svg = await saved(page, () => page.keyboard.press('Control+e'));
  expect([chart.name, svg.name]).toEqual(['wnioski by kraj.chart.json', 'wnioski by kraj.svg']);
  await expect(page.getByRole('contentinfo')).not.toContainText('not saved');
  await writeFile(join(host.folder, 'wnioski.csv'), CSV);
  await writeFile(join(host.folder, chart.name), chart.bytes);
  await host.molo('chart', join(host.folder, chart.name), join(host.folder, 'wnioski.csv'), '-o', join(host.folder, 'by-molo.svg'));
  expect(svg.bytes.toString()).toBe(await readFile(join(host.folder, 'by-molo.svg'), 'utf8'));

  const png = await saved(page, () => command('Save as PNG, three times as fine'));
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([680 * 3, 340 * 3]);
});

test('a reload keeps the chart; duplicates, removals and files that are opened are charts like others', async ({ workbench: { page, drop, command } }) => {
  await begin(page, drop);
  await page.getByRole('textbox', { name: 'Subtitle' }).fill('2021 and 2022');
  const chart = await saved(page, () => page.keyboard.press('Control+s'));
  await page.reload();
  // A plain file is gone with the page: the chart is not, and says what it lacks.
  await expect(complaint(page)).toContainText('is to draw from the table files.wnioski');
  await expect(page.getByRole('textbox', { name: 'Subtitle' })).toHaveValue('2021 and 2022');
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.locator('article section[data-verdict=unsigned]')).toBeVisible();
  await page.keyboard.press('Control+3');
  await expect.poll(() => drawn(page)).toContain('2021 and 2022');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('textbox', { name: 'Subtitle' })).toHaveValue('2021 and 2022');

  await command('Duplicate the chart');
  await page.getByRole('button', { name: 'All charts' }).click();
  const charts = page.getByRole('grid', { name: 'Charts' });
  await expect(charts.getByRole('row')).toHaveCount(2);
  await expectAccessible(page);
  await charts.getByRole('row').first().getByRole('button', { name: 'Remove wnioski by kraj' }).click();
  await expect(charts.getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => drawn(page)).toContain('2021 and 2022');

  await drop({ name: chart.name, bytes: chart.bytes });
  await page.getByRole('button', { name: 'All charts' }).click();
  await expect(charts.getByRole('row')).toHaveCount(3);
});

test('a query becomes a chart, keeps its statement, and says what is wrong with it', async ({ workbench: { page, drop } }) => {
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.locator('article section[data-verdict=unsigned]')).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'SQL statement' }).click();
  await page.keyboard.insertText('SELECT kraj, sum(wnioski) AS razem FROM wnioski GROUP BY kraj');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid').filter({ hasText: 'razem' })).toBeVisible();
  await page.keyboard.press('Control+Shift+g');
  await expect(page.getByRole('heading', { name: 'razem by kraj', level: 2 })).toBeVisible();
  await expect.poll(() => drawn(page)).toMatch(/PL.*CZ.*HU/);

  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('textbox', { name: 'Query of the chart' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' HAVING nothing > 1');
  await expect(complaint(page)).toContainText('nothing');
  await page.getByRole('tab', { name: 'Builder' }).click();
  // The last picture and the fields stay while the query is wrong.
  await expect(picture(page)).toContainText('HU');
  await expect(page.getByRole('button', { name: 'Show the query' })).toBeVisible();
  await expect(onShelf(page, 'Across')).toContainText('razem');
});

test('annotations, sizes and paper change the picture, which says its alternative text', async ({ workbench: { page, drop } }) => {
  await begin(page, drop);
  await page.getByRole('textbox', { name: 'What it shows, in English' }).fill('Poland has the most applications.');
  await expect(page.getByRole('img', { name: 'wnioski by kraj. Poland has the most applications.' })).toBeVisible();
  await page.getByRole('textbox', { name: 'New annotation' }).fill('The war begins');
  await page.getByRole('textbox', { name: 'At (across)' }).fill('2022');
  await page.keyboard.press('Enter');
  await expect.poll(() => drawn(page)).toContain('The war begins');
  await page.getByRole('button', { name: 'Remove the annotation The war begins' }).click();
  await expect.poll(() => drawn(page)).not.toContain('The war begins');
  await page.getByRole('textbox', { name: 'Width, px' }).fill('300');
  await page.keyboard.press('Enter');
  await setTo(page, 'Proportions of the plot', 'square');
  await setTo(page, 'Paper', 'dark');
  await expect(picture(page).locator('rect').first()).toHaveAttribute('fill', '#10171e');
});

test('every view is without a serious fault of accessibility, light or dark, also in a small window', async ({ workbench: { page, drop, command } }) => {
  await begin(page, drop);
  await page.getByRole('button', { name: 'Settings of Upwards' }).click();
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    for (const tab of ['Builder', 'JSON', 'Data']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectAccessible(page);
    }
  }
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByRole('tab', { name: 'Builder' }).click();
  await expect(picture(page)).toBeInViewport();
  await expect(onShelf(page, 'Across')).toBeInViewport();
});
