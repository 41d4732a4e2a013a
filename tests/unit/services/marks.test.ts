import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyring } from '#electron/services';
import type { Digest, Fingerprint } from '#shared/base';
import { temporaryFolder } from '../../support/packages';

const ROOT = 'ab'.repeat(32) as Fingerprint;
const digest = (number: number): Digest => `sha256:${String(number).padStart(64, '0')}` as Digest;

describe('the marks of editions', () => {
  it('are all there when several processes write them at once, in any order', async () => {
    const home = await temporaryFolder();
    const numbers = [7, 3, 12, 1, 9, 5, 11, 2, 8, 4, 10, 6];
    await Promise.all(numbers.map(async (sequence) => (await openKeyring(home)).recordEdition(ROOT, 'weekly', { sequence, digest: digest(sequence) })));
    const mark = await (await openKeyring(home)).markOf(ROOT, 'weekly');
    expect(mark?.sequence).toBe(12);
    expect(mark?.digests).toEqual(Object.fromEntries(numbers.map((number) => [number, digest(number)])));
  });

  it('never go back, however often an earlier edition is opened again', async () => {
    const keyring = await openKeyring(await temporaryFolder());
    for (const sequence of [2, 1, 2, 1]) await keyring.recordEdition(ROOT, 'weekly', { sequence, digest: digest(sequence) });
    expect(await keyring.markOf(ROOT, 'weekly')).toMatchObject({ sequence: 2 });
  });

  it('hold nothing of what does not belong there', async () => {
    const home = await temporaryFolder();
    const keyring = await openKeyring(home);
    await keyring.recordEdition(ROOT, 'weekly', { sequence: 1, digest: digest(1) });
    for (const name of ['2', '2-zz', `3-${'a'.repeat(63)}`, 'notes.txt']) await writeFile(join(home, 'marks', ROOT, 'package-weekly.marks', name), '');
    expect(await keyring.markOf(ROOT, 'weekly')).toEqual({ sequence: 1, digests: { 1: digest(1) } });
  });

  it('are of one package and one publisher each, whatever the package is called', async () => {
    const keyring = await openKeyring(await temporaryFolder());
    for (const [index, name] of ['con', 'a.', 'a'].entries()) await keyring.recordEdition(ROOT, name, { sequence: index + 1, digest: digest(index) });
    expect((await keyring.markOf(ROOT, 'a.'))?.sequence).toBe(2);
    expect(await keyring.markOf('cd'.repeat(32) as Fingerprint, 'a')).toBeUndefined();
  });
});
