import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPackage } from '#electron/services';
import { Kept } from '../../../electron/services/packages/kept';
import { CSV, introduce, joined, person, sealSmall, temporaryFolder, utf8 } from '../../support/packages';

describe('plaintext that is kept', () => {
  it('gives any range of what went through', async () => {
    const kept = new Kept();
    const pieces = ['abc', '', 'd', 'efgh'].map(utf8);
    expect(await joined(kept.through((async function* () { yield* pieces; })()))).toEqual(utf8('abcdefgh'));
    for (let from = 0; from <= 8; from++) {
      for (let to = from; to <= 8; to++) expect(await joined(kept.range(from, to))).toEqual(utf8('abcdefgh'.slice(from, to)));
    }
  });

  it('is read as often as wished without the file', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    await introduce(ewa, anna);
    const file = join(folder, 'a.molo');
    await sealSmall(anna, [ewa], file);
    const { resources } = await openPackage(file, ewa.keyring, { keep: true });
    await rm(file);
    for (const _again of [1, 2]) expect(resources[0] && (await joined(resources[0].source.stream()))).toEqual(CSV);
  });
});
