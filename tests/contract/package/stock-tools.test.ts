import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { isMoloError } from '#shared/base';
import { openPackage } from '#electron/services';
import { CSV, entry, forge, introduce, type Person, person, sealSmall, smallDescriptor, utf8 } from '../../support/packages';

const run = promisify(execFile);

/** The steps as they stand in the format's description: what is tested is what a reader would type. */
const STEPS = /```sh\n(.*?)```/s.exec(await readFile(resolve(import.meta.dirname, '../../../shared/package/FORMAT.md'), 'utf8'))?.[1] as string;

const TOOLS: readonly (readonly [string, readonly string[]])[] = [
  ['age', ['--version']],
  ['unzip', ['-v']],
  ['openssl', ['version']],
  ['sha256sum', ['--version']],
  ['basenc', ['--version']],
  ['sh', ['-c', 'true']],
];

function skipWithoutTools(context: TestContext): void {
  const missing = TOOLS.filter(([tool, args]) => spawnSync(tool, args).status !== 0).map(([tool]) => tool);
  context.skip(missing.length > 0, `not installed: ${missing.join(', ')}`);
}

let folder: string;
let anna: Person;
let ewa: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'molo-stock-'));
  [anna, ewa] = [await person(folder, 'Anna Łoś'), await person(folder, 'Ewa')];
  await introduce(ewa, anna);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder with the package, the reader's age identity and the publisher's card, as the steps expect them. */
async function desk(): Promise<string> {
  const place = await mkdtemp(join(folder, 'desk-'));
  await writeFile(join(place, 'key.txt'), `# Ewa\n${ewa.identity.secrets.age.x25519}\n`);
  await writeFile(join(place, 'card.json'), anna.card);
  return place;
}

const follow = (place: string): Promise<{ stdout: string; stderr: string }> => run('sh', ['-c', STEPS], { cwd: place });

describe('a package for an X25519 recipient, with stock tools only', () => {
  it('opens, its signature and digests hold, and its table is there', async (context) => {
    skipWithoutTools(context);
    const place = await desk();
    const descriptor = { ...smallDescriptor(), molo: { companions: [{ role: 'notes' as const, path: 'files/notes.md' }] } };
    await sealSmall(anna, [ewa], join(place, 'package.molo'), { descriptor, companions: { 'files/notes.md': utf8('# Notes') } }, 'x25519');
    const { stdout } = await follow(place);
    expect(stdout).toContain('files/notes.md: OK');
    expect(stdout).toContain(`fingerprint: ${anna.identity.fingerprint}`);
    expect(stdout).toContain('Signature Verified Successfully');
    expect(stdout).toContain(`"kid":"${anna.identity.fingerprint}"`);
    expect(stdout).toContain('data/applicants.csv: OK');
    expect(new Uint8Array(await readFile(join(place, 'opened/data/applicants.csv')))).toEqual(CSV);
    expect(JSON.parse(await readFile(join(place, 'opened/datapackage.json'), 'utf8')).molo.publisher.name).toBe('Anna Łoś');
  });

  it('passes the archive test of unzip without a word', async (context) => {
    skipWithoutTools(context);
    const place = await desk();
    await sealSmall(anna, [ewa], join(place, 'package.molo'), {}, 'x25519');
    await run('age', ['-d', '-i', 'key.txt', '-o', 'package.zip', 'package.molo'], { cwd: place });
    const { stdout, stderr } = await run('unzip', ['-t', 'package.zip'], { cwd: place });
    expect(stdout).toContain('No errors detected');
    expect(stderr).toBe('');
  });

  it('is found out where its table or its manifest was changed, by the same steps', async (context) => {
    skipWithoutTools(context);
    const recipients = [ewa.identity.card.recipients.x25519];
    const table = await desk();
    await forge(anna, ewa, join(table, 'package.molo'), { recipients, entries: (all) => [...all.slice(0, 2), entry('data/applicants.csv', utf8('other'))] });
    await expect(follow(table)).rejects.toMatchObject({ stdout: expect.not.stringContaining('OK') });
    const manifest = await desk();
    await forge(anna, ewa, join(manifest, 'package.molo'), { recipients, entries: ([first, ...others]) => [entry('datapackage.json', utf8(`{"size":${String(first?.size)}}`)), ...others] });
    await expect(follow(manifest)).rejects.toMatchObject({ stdout: expect.stringContaining('Signature Verification Failure') });
  });

  it('is refused by Molo where stock tools sealed it again for somebody else', async (context) => {
    skipWithoutTools(context);
    const place = await desk();
    const jan = await person(place, 'Jan');
    await introduce(jan, anna);
    await sealSmall(anna, [ewa], join(place, 'package.molo'), {}, 'x25519');
    await run('age', ['-d', '-i', 'key.txt', '-o', 'package.zip', 'package.molo'], { cwd: place });
    await run('age', ['-r', jan.identity.card.recipients.x25519, '-o', 'again.molo', 'package.zip'], { cwd: place });
    const error = await openPackage(join(place, 'again.molo'), jan.keyring).catch((thrown: unknown) => thrown);
    expect(isMoloError(error, 'trust.recipientsUnbound')).toBe(true);
  });
});
