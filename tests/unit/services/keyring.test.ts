import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultHome, openKeyring, openTraining } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { filesIn, person, readBytes, temporaryFolder, utf8 } from '../../support/packages';

const FAST = { workFactor: 4 };
const words = async (): Promise<string> => 'pięć żółtych słów';

describe('the home of a keyring', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}): string =>
    defaultHome({ platform, env, userFolder: platform === 'win32' ? 'C:\\Users\\anna' : '/home/anna' });

  it('is where each platform keeps the data of applications', () => {
    expect(at('linux')).toBe('/home/anna/.local/share/molo');
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/molo');
    expect(at('linux', { XDG_DATA_HOME: 'not/absolute' })).toBe('/home/anna/.local/share/molo');
    expect(at('win32', { APPDATA: 'C:\\Users\\anna\\AppData\\Roaming' })).toBe('C:\\Users\\anna\\AppData\\Roaming\\Molo');
    expect(at('darwin')).toBe('/home/anna/Library/Application Support/Molo');
  });

  it('is MOLO_HOME before all others', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) expect(at(platform, { MOLO_HOME: '/stick', XDG_DATA_HOME: '/d', APPDATA: 'D:\\' })).toBe('/stick');
  });
});

describe('an identity', () => {
  it('lies locked with its passphrase, its card beside it, for the owner alone', async (context) => {
    const home = join(await temporaryFolder(), 'home');
    const keyring = await openKeyring(home, FAST);
    const { fingerprint, sealed, card } = await keyring.createIdentity({ name: 'Anna Łoś', institution: 'UdSC', passphrase: words });
    expect(sealed).toBe(true);
    expect(card).toMatchObject({ name: 'Anna Łoś', institution: 'UdSC', fingerprint });
    expect(await filesIn(home)).toEqual(['identities', `identities/${fingerprint}`, `identities/${fingerprint}/card.json`, `identities/${fingerprint}/identity.age`]);
    expect(await readFile(join(home, 'identities', fingerprint, 'identity.age'), 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    context.skip(process.platform === 'win32', 'Windows has no such permissions');
    const modes = await Promise.all(['identities', `identities/${fingerprint}`, `identities/${fingerprint}/identity.age`].map(async (path) => ((await stat(join(home, path))).mode & 0o777).toString(8)));
    expect(modes).toEqual(['700', '700', '600']);
  });

  it('is unlocked once, by its passphrase and no other', async () => {
    const keyring = await openKeyring(join(await temporaryFolder(), 'home'), FAST);
    const { fingerprint } = await keyring.createIdentity({ name: 'Anna', passphrase: words });
    await expect(keyring.unlock(fingerprint)).rejects.toThrow('trust.passphraseNeeded');
    await expect(keyring.unlock(fingerprint, async () => '')).rejects.toThrow('trust.passphraseNeeded');
    await expect(keyring.unlock(fingerprint, async () => 'wrong')).rejects.toThrow('trust.passphraseWrong');
    const asked: string[] = [];
    const ask = async ({ name }: { name: string }): Promise<string> => (asked.push(name), words());
    const identity = await keyring.unlock(fingerprint, ask);
    expect(await keyring.unlock(fingerprint, ask)).toBe(identity);
    expect(asked).toEqual(['Anna']);
    expect(identity.secrets.age.hybrid).toMatch(/^AGE-SECRET-KEY-PQ-1/);
    expect(identity.secrets.age.x25519).toMatch(/^AGE-SECRET-KEY-1/);
  });

  it('lies in the clear only where that was asked for', async () => {
    const home = join(await temporaryFolder(), 'home');
    const keyring = await openKeyring(home, FAST);
    const { fingerprint, sealed } = await keyring.createIdentity({ name: 'Anna', passphrase: null });
    expect(sealed).toBe(false);
    expect(await filesIn(join(home, 'identities', fingerprint))).toEqual(['card.json', 'identity.json']);
    await expect(keyring.createIdentity({ name: 'Ewa', passphrase: async () => '' })).rejects.toThrow('trust.passphraseNeeded');
  });

  it('is found by the beginning of its fingerprint, or in the folder of its copy', async () => {
    const folder = await temporaryFolder();
    const keyring = await openKeyring(join(folder, 'home'), FAST);
    const { fingerprint } = await keyring.createIdentity({ name: 'Anna', passphrase: words, out: join(folder, 'stick', 'anna') });
    expect((await keyring.find(formatFingerprint(fingerprint).toUpperCase())).fingerprint).toBe(fingerprint);
    expect((await keyring.find(fingerprint.slice(0, 8))).fingerprint).toBe(fingerprint);
    for (const reference of [fingerprint.slice(0, 3), 'ffff0000', '', join(folder, 'nothing')]) {
      await expect(keyring.find(reference)).rejects.toThrow('trust.noIdentity');
    }
    const elsewhere = await openKeyring(join(folder, 'other home'));
    expect((await elsewhere.unlock(join(folder, 'stick', 'anna'), words)).fingerprint).toBe(fingerprint);
  });

  it('is not put over another one in the same folder', async () => {
    const folder = await temporaryFolder();
    const keyring = await openKeyring(join(folder, 'home'), FAST);
    await keyring.createIdentity({ name: 'Anna', passphrase: null, out: join(folder, 'stick') });
    for (const passphrase of [null, words]) {
      await expect(keyring.createIdentity({ name: 'Ewa', passphrase, out: join(folder, 'stick') })).rejects.toThrow('storage.exists');
    }
    expect(await filesIn(join(folder, 'stick'))).toEqual(['card.json', 'identity.json']);
    expect((await keyring.identities()).map(({ card }) => card.name)).toEqual(['Anna']);
  });

  it('has no misleading name', async () => {
    const keyring = await openKeyring(join(await temporaryFolder(), 'home'), FAST);
    await expect(keyring.createIdentity({ name: 'Anna\u202E', passphrase: null })).rejects.toThrow('trust.badName');
    expect(await keyring.identities()).toEqual([]);
  });

  it('is refused where its secrets and its card are not one', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    const place = join(folder, 'Anna home', 'identities', anna.identity.fingerprint);
    await writeFile(join(place, 'card.json'), ewa.card);
    await expect((await openKeyring(join(folder, 'Anna home'))).unlock(place)).rejects.toThrow('storage.corrupt');
  });

  it.each([
    ['broken', 'AAAA'],
    ['somebody else’s', 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'],
  ])('is refused where the secret half of its signing key is %s', async (_how, d) => {
    const folder = await temporaryFolder();
    const { identity } = await person(folder, 'Anna');
    const place = join(folder, 'Anna home', 'identities', identity.fingerprint);
    const { signing, age } = identity.secrets;
    await writeFile(join(place, 'identity.json'), JSON.stringify({ molo: 'identity/1', signing: { ...signing, d }, age }));
    await expect((await openKeyring(join(folder, 'Anna home'))).unlock(place)).rejects.toThrow('storage.corrupt');
  });

  it.each([
    ['an identity that is no JSON', 'identity.json', '{'],
    ['an identity of another version', 'identity.json', '{"molo":"identity/2"}'],
    ['a locked identity that is no age file', 'identity.age', 'garbage'],
    ['a card that is none', 'card.json', '{}'],
    ['an absurdly large card', 'card.json', 'x'.repeat(100_000)],
  ])('is refused with %s', async (_what, file, content) => {
    const folder = await temporaryFolder();
    const { identity } = await person(folder, 'Anna');
    const place = join(folder, 'Anna home', 'identities', identity.fingerprint);
    await writeFile(join(place, file), content);
    await expect((await openKeyring(join(folder, 'Anna home'))).unlock(place, words)).rejects.toThrow('storage.corrupt');
  });
});

describe('contacts', () => {
  it('are added when the fingerprint that was read out is the one of the card', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    const typed = formatFingerprint(ewa.identity.fingerprint).toUpperCase().replaceAll(' ', '-');
    await anna.keyring.addContact(ewa.card, { fingerprint: typed, petName: 'Ewa z GUS' });
    expect(await anna.keyring.contacts()).toMatchObject([{ fingerprint: ewa.identity.fingerprint, petName: 'Ewa z GUS', confirmed: 'typed', card: { name: 'Ewa' } }]);
    expect((await stat(join(folder, 'Anna home', 'contacts', `${ewa.identity.fingerprint}.json`))).isFile()).toBe(true);
  });

  it('are not added on a fingerprint that is not the card’s', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    const mistyped = [[anna.identity.fingerprint, 'trust.fingerprintMismatch'], ['', 'trust.badFingerprint'], [ewa.identity.fingerprint.slice(0, 60), 'trust.badFingerprint']] as const;
    for (const [fingerprint, code] of mistyped) await expect(anna.keyring.addContact(ewa.card, { fingerprint })).rejects.toThrow(code);
    await expect(anna.keyring.addContact(utf8('{}'), { fingerprint: ewa.identity.fingerprint })).rejects.toThrow('trust.badCard');
    await expect(anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint, petName: 'E\u200Bwa' })).rejects.toThrow('trust.badName');
    expect(await anna.keyring.contacts()).toEqual([]);
  });

  it('can be named anew', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    for (const petName of ['first', 'second']) await anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint, petName });
    expect((await anna.keyring.contacts()).map(({ petName }) => petName)).toEqual(['second']);
  });

  it('can be taken back', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    await anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint });
    await anna.keyring.removeContact(ewa.identity.fingerprint);
    expect(await anna.keyring.contacts()).toEqual([]);
    await expect(anna.keyring.removeContact(ewa.identity.fingerprint)).rejects.toThrow('storage.notFound');
  });

  it('that were tampered with on the disk are reported, not believed', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    await anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint });
    const contacts = join(folder, 'Anna home', 'contacts');
    const kept = await readBytes(join(contacts, `${ewa.identity.fingerprint}.json`));
    await writeFile(join(contacts, `${'a'.repeat(64)}.json`), kept);
    await expect(anna.keyring.contacts()).rejects.toThrow('storage.corrupt');
  });

  it('are not what a stick carries beside them', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
    await anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint });
    const contacts = join(folder, 'Anna home', 'contacts');
    for (const name of [`._${ewa.identity.fingerprint}.json`, 'notes.json', `${ewa.identity.fingerprint}.json.bak`]) await writeFile(join(contacts, name), '\0\x05\x16\x07');
    expect(await anna.keyring.contacts()).toHaveLength(1);
  });

  it('and own identities are the publishers whose signature counts', async () => {
    const folder = await temporaryFolder();
    const [anna, ewa, jan] = [await person(folder, 'Anna'), await person(folder, 'Ewa'), await person(folder, 'Jan')];
    await anna.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint });
    const publishers = await anna.keyring.publishers();
    expect(publishers.get(anna.identity.fingerprint)).toMatchObject({ own: true });
    expect(publishers.get(ewa.identity.fingerprint)).toMatchObject({ own: false });
    expect(publishers.get(jan.identity.fingerprint)).toBeUndefined();
  });
});

describe('the training keyring', () => {
  const names = { publisher: 'Training office', trainee: 'Trainee' };

  it('is made once and is the same ever after', async () => {
    const home = await temporaryFolder();
    const first = await openTraining(home, names, FAST);
    const again = await openTraining(home, { publisher: 'x', trainee: 'y' }, FAST);
    expect([again.publisher.fingerprint, again.trainee.fingerprint]).toEqual([first.publisher.fingerprint, first.trainee.fingerprint]);
    expect(again.publisher.card.name).toBe('Training office');
  });

  it('is nobody’s real keyring, also where it is opened by its folder', async () => {
    const home = await temporaryFolder();
    await openTraining(home, names, FAST);
    const own = await openKeyring(home);
    expect(own.kind).toBe('own');
    expect([await own.identities(), await own.contacts()]).toEqual([[], []]);
    expect((await openKeyring(join(home, 'training'))).kind).toBe('training');
  });

  it.each(['{', '{"molo":"training/1"}', '{"molo":"training/9"}'])('is refused where its mark is %s', async (mark) => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'training'));
    await writeFile(join(home, 'training', 'training.json'), mark);
    await expect(openTraining(home, names, FAST)).rejects.toThrow('storage.corrupt');
  });
});
