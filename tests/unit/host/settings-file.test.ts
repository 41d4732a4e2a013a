import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Settings } from '#shared/host';
import { SettingsFile } from '../../../electron/host/settings-file';
import { temporaryFolder } from '../../support/packages';

it('whoever watches the settings hears of each change once it is kept, and of none that is not', async () => {
  const file = new SettingsFile(join(await temporaryFolder(), 'home'));
  const heard: Settings[] = [];
  file.watch((settings) => heard.push(settings));
  await file.set({ theme: 'dark' });
  await expect(file.set({ layouts: { a: 'x'.repeat(2_000_000) } })).rejects.toMatchObject({ code: 'host.limit' });
  await file.set({ theme: 'light' });
  expect(heard.map(({ theme }) => theme)).toEqual(['dark', 'light']);
});
