import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyring, openKeyring, openOrRefuse } from '#electron/services';
import { readVector } from '../../fixtures/packages/vector';
import { filesIn } from '../../support/packages';

const FIXTURES = fileURLToPath(new URL('../../fixtures/packages/', import.meta.url));
const names = await readdir(join(FIXTURES, 'vectors'));

let folder: string;
let keyring: Keyring;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'molo-vectors-'));
  await cp(join(FIXTURES, 'keyring'), join(folder, 'keyring'), { recursive: true });
  keyring = await openKeyring(join(folder, 'keyring'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The vectors hold for one day, since a last day is among their faults. */
const TODAY = '2026-11-22';

describe('a package with one fault', () => {
  it.each(names)('%s comes to what its header says, and nothing is written', async (name) => {
    const vector = readVector(await readFile(join(FIXTURES, 'vectors', name)));
    const file = join(folder, 'package.molo');
    await writeFile(file, vector.package);
    const before = await filesIn(folder);
    const outcome = await openOrRefuse(file, keyring, { today: TODAY, record: false });
    expect(outcome.signed ? 'accepted' : outcome.error.code, vector.fault).toBe(vector.expect);
    expect(await filesIn(folder)).toEqual(before);
  });
});

it('at least a hundred of them there are', () => {
  expect(names.length).toBeGreaterThan(100);
});
