import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { plainZip } from '../support/plain-zip';
import { REPOSITORY } from '../support/repository';
import { choose } from './support/choosing';
import { needsChromium, test } from './support/workbench';

needsChromium();

const DESCRIPTOR = JSON.stringify({
  name: 'cases-of-somebody',
  title: 'Cases of somebody',
  resources: [
    { name: 'cases', title: 'Cases', path: 'data/cases.csv', schema: { missingValues: ['', '-'], fields: [{ name: 'geo', type: 'string' }, { name: 'n', type: 'integer' }] } },
    { name: 'names', path: 'names.csv' },
  ],
});
const CASES = 'geo,n\nPL,3\nCZ,-\n';
const NAMES = 'geo,name\nPL,Poland\nCZ,Czechia\n';
const zip = (...more: readonly string[]) =>
  plainZip([{ name: 'datapackage.json', content: DESCRIPTOR, deflated: true }, { name: 'data/cases.csv', content: CASES, deflated: true }, { name: 'names.csv', content: NAMES }, ...more.map((name) => ({ name }))]);

test('a plain ZIP opens as unsigned with its title and all its tables', async ({ workbench: { page, drop } }) => {
  await drop({ name: 'week-47.zip', bytes: zip() });
  const verdict = page.locator('article section[data-verdict=unsigned]');
  await expect(verdict).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Cases of somebody' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Tables' }).getByRole('option')).toHaveCount(2);
  await expect(page.locator('[data-verdict=trusted]')).toHaveCount(0);
});

test('a description opens with the files that were dropped with it', async ({ workbench: { page, drop } }) => {
  await drop({ name: 'datapackage.json', bytes: DESCRIPTOR.replace('data/cases.csv', 'cases.csv') }, { name: 'cases.csv', bytes: CASES }, { name: 'names.csv', bytes: NAMES });
  await expect(page.getByRole('heading', { name: 'Cases of somebody' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Tables' }).getByRole('option')).toHaveCount(2);
});

test('a folder opens as one package', async ({ host, workbench: { page, command } }) => {
  const folder = join(host.folder, 'week 47');
  await mkdir(join(folder, 'data'), { recursive: true });
  for (const [name, text] of Object.entries({ 'datapackage.json': DESCRIPTOR, 'data/cases.csv': CASES, 'names.csv': NAMES })) await writeFile(join(folder, name), text);
  await choose(page, folder, () => command('Open a folder'));
  await expect(page.getByRole('heading', { name: 'Cases of somebody' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Tables' }).getByRole('option')).toHaveCount(2);
});

test('a hostile archive is turned away in plain words, and the page goes on', async ({ workbench: { page, drop } }) => {
  await drop({ name: 'week-47.zip', bytes: zip('../../escaped.csv') });
  await expect(page.getByRole('alert')).toContainText('a file name that leads outside');
  await drop({ name: 'names.csv', bytes: NAMES });
  await expect(page.locator('article section[data-verdict=unsigned]')).toBeVisible();
});

test('tables of Parquet and Arrow open under the page’s policy, in every codec', async ({ workbench: { page, drop } }) => {
  const names = ['brotli.parquet', 'gzip.parquet', 'lz4.parquet', 'snappy.parquet', 'zstd.parquet', 'delta.parquet', 'file.arrow'];
  await drop(...names.map((name) => ({ name, bytes: readFileSync(join(REPOSITORY, 'tests/fixtures/reader', name)) })));
  await expect(page.getByRole('listbox', { name: 'Packages and files' }).getByRole('option')).toHaveCount(names.length);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
