import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createDocumentStore } from '#renderer/host';
import { MoloError } from '#shared/base';
import { DEFAULT_SETTINGS, isOperationName, OPERATIONS } from '#shared/host';
import { readCard } from '#shared/package';
import { introduce, person, type Person, sealSmall, temporaryFolder } from '../../support/packages';
import { type Connection, type ConnectionOptions, TRANSPORTS } from './transport';

const KEYRING = { workFactor: 4 };
const code = (expected: string) => expect.objectContaining({ code: expected });

describe.each(TRANSPORTS)('over $name', (transport) => {
  let folder: string;

  async function connect(home = folder, options: Partial<ConnectionOptions> = {}): Promise<Connection> {
    const connection = await transport.connect({ home, keyring: KEYRING, ...options });
    onTestFinished(async () => {
      await connection.close();
      expect(connection.faults).toEqual([]);
    });
    return connection;
  }

  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  describe('settings', () => {
    it('are the defaults where nothing was chosen', async () => {
      const { client } = await connect();
      expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('outlive the host, one by one', async () => {
      const first = await connect();
      await first.client.call('settings.set', { language: 'pl', layouts: { query: { panels: [1, 2] }, chart: {} } });
      await first.client.call('settings.set', { theme: 'dark', layouts: { chart: null }, flags: { hint: true } });
      const second = await connect();
      expect(await second.client.call('settings.get', {})).toEqual({ language: 'pl', theme: 'dark', layouts: { query: { panels: [1, 2] } }, flags: { hint: true } });
    });

    it('that were asked for at once are all kept', async () => {
      const { client } = await connect();
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => client.call('settings.set', { flags: { [name]: true } })));
      expect((await client.call('settings.get', {})).flags).toEqual({ a: true, b: true, c: true, d: true });
    });

    it('fall back to the defaults where the file is not Molo’s any more', async () => {
      await writeFile(join(folder, 'settings.json'), '{"molo":"settings/1","theme":"pink"}');
      const { client } = await connect();
      expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('do not grow without end', async () => {
      const { client } = await connect();
      const layout = 'x'.repeat(900_000);
      await client.call('settings.set', { layouts: { a: layout } });
      await expect(client.call('settings.set', { layouts: { b: layout } })).rejects.toEqual(code('host.limit'));
      expect(Object.keys((await client.call('settings.get', {})).layouts)).toEqual(['a']);
    });
  });

  describe('identities', () => {
    it('are made with a passphrase, listed, and unlocked for as long as the host runs', async () => {
      const first = await connect();
      const made = await first.client.call('identity.create', { name: 'Zofia Żak', institution: 'Office', passphrase: 'harbour' });
      expect(made).toMatchObject({ name: 'Zofia Żak', institution: 'Office', kind: 'own', sealed: true, unlocked: false });
      const second = await connect();
      expect(await second.client.call('identity.list', {})).toEqual([made]);
      const { fingerprint } = made;
      await expect(second.client.call('identity.unlock', { fingerprint, passphrase: 'pier' })).rejects.toEqual(code('trust.passphraseWrong'));
      expect(await second.client.call('identity.unlock', { fingerprint, passphrase: 'harbour' })).toEqual({ ...made, unlocked: true });
      expect(await second.client.call('identity.list', {})).toEqual([{ ...made, unlocked: true }]);
    });

    it('lie in the clear only where that was asked for in so many words', async () => {
      const { client } = await connect();
      expect(await client.call('identity.create', { name: 'Ewa', passphrase: null })).toMatchObject({ sealed: false, unlocked: true });
      await expect(client.call('identity.create', { name: 'Ewa', passphrase: '' })).rejects.toEqual(code('trust.passphraseNeeded'));
    });

    it('take no name that is not what it looks like', async () => {
      const { client } = await connect();
      await expect(client.call('identity.create', { name: 'E\u200bwa', passphrase: null })).rejects.toEqual(code('trust.badName'));
      expect(await client.call('identity.list', {})).toEqual([]);
    });

    it('hand out their card as the file to pass on', async () => {
      const { client } = await connect();
      const { fingerprint } = await client.call('identity.create', { name: 'Ewa', passphrase: null });
      const card = await client.bytes('identity.card', { fingerprint });
      expect(card.type).toBe('application/jose+json');
      expect((await readCard(new Uint8Array(await card.arrayBuffer()))).fingerprint).toBe(fingerprint);
    });

    it('that do not exist are not found', async () => {
      const { client } = await connect();
      const fingerprint = 'ab'.repeat(32) as never;
      await expect(client.bytes('identity.card', { fingerprint })).rejects.toEqual(code('trust.noIdentity'));
      await expect(client.call('identity.unlock', { fingerprint, passphrase: 'x' })).rejects.toEqual(code('trust.noIdentity'));
    });
  });

  describe('contacts', () => {
    it('are added by card and typed fingerprint, and removed', async () => {
      const adam = await person(folder, 'Adam');
      const { client } = await connect(join(folder, 'mine'));
      const card = new TextDecoder().decode(adam.card);
      expect(await client.call('card.read', { card })).toMatchObject({ name: 'Adam', fingerprint: adam.identity.fingerprint, known: null });
      const fingerprint = adam.identity.fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ');
      const added = await client.call('contact.add', { card, fingerprint, petName: 'Adam from the desk' });
      expect(added).toMatchObject({ name: 'Adam', petName: 'Adam from the desk', confirmed: 'typed' });
      expect(await client.call('contact.list', {})).toEqual([added]);
      expect(await client.call('card.read', { card })).toMatchObject({ known: 'contact', petName: 'Adam from the desk' });
      await client.call('contact.remove', { fingerprint: added.fingerprint });
      expect(await client.call('contact.list', {})).toEqual([]);
      await expect(client.call('contact.remove', { fingerprint: added.fingerprint })).rejects.toEqual(code('storage.notFound'));
    });

    it('are renamed, and removed ones come back as they were', async () => {
      const adam = await person(folder, 'Adam');
      const { client } = await connect(join(folder, 'mine'));
      const { fingerprint } = adam.identity;
      await expect(client.call('contact.rename', { fingerprint, petName: 'A' })).rejects.toEqual(code('storage.notFound'));
      const added = await client.call('contact.add', { card: new TextDecoder().decode(adam.card), fingerprint });
      const renamed = await client.call('contact.rename', { fingerprint, petName: 'Adam from the desk' });
      expect(renamed).toEqual({ ...added, petName: 'Adam from the desk' });
      await expect(client.call('contact.rename', { fingerprint, petName: 'A\u200bdam' })).rejects.toEqual(code('trust.badName'));
      await expect(client.call('contact.restore', { fingerprint })).rejects.toEqual(code('storage.notFound'));
      await client.call('contact.remove', { fingerprint });
      expect(await client.call('contact.restore', { fingerprint })).toEqual(renamed);
      expect(await client.call('contact.list', {})).toEqual([renamed]);
      expect(await client.call('contact.rename', { fingerprint, petName: null })).toEqual(added);
    });

    it('are not added with somebody else’s fingerprint', async () => {
      const adam = await person(folder, 'Adam');
      const { client } = await connect(join(folder, 'mine'));
      const card = new TextDecoder().decode(adam.card);
      await expect(client.call('contact.add', { card, fingerprint: 'ab'.repeat(32) })).rejects.toEqual(code('trust.fingerprintMismatch'));
      await expect(client.call('contact.add', { card: '{}', fingerprint: 'ab'.repeat(32) })).rejects.toEqual(code('trust.badCard'));
      await expect(client.call('card.read', { card: 'no card' })).rejects.toEqual(code('trust.badCard'));
      expect(await client.call('contact.list', {})).toEqual([]);
    });

    it('know one’s own card', async () => {
      const { client } = await connect();
      const { fingerprint } = await client.call('identity.create', { name: 'Ewa', passphrase: null });
      const card = await (await client.bytes('identity.card', { fingerprint })).text();
      expect(await client.call('card.read', { card })).toMatchObject({ known: 'own' });
    });
  });

  describe('packages', () => {
    let adam: Person;
    let ewa: Person;
    let file: string;

    beforeEach(async () => {
      [adam, ewa] = [await person(folder, 'Adam'), await person(folder, 'Ewa')];
      file = join(folder, 'asylum.molo');
      await sealSmall(adam, [ewa], file);
    });

    const sealed = async (): Promise<Blob> => new Blob([await readFile(file)]);

    it('are opened from an upload, listed, read and closed', async () => {
      await introduce(ewa, adam);
      const { client, services } = await connect(ewa.keyring.home);
      const upload = await client.upload(await sealed(), 'asylum.molo');
      const opened = await client.call('package.open', { upload });
      if (!opened.opened) throw new Error(opened.verdict.error.code);
      const { digest, verdict, manifest, origin } = opened.package;
      expect(verdict).toMatchObject({ status: 'trusted', signed: true, publisher: { claimedName: 'Adam', own: false } });
      expect(manifest.molo.title).toEqual({ pl: 'Wnioskodawcy' });
      expect(origin).toMatchObject({ package: expect.stringMatching(/^asylum-/), digest, signed: true });
      expect(await client.call('package.list', {})).toEqual([opened]);
      expect(await new Response(client.resource(digest, 'applicants')).text()).toMatch(/^geo,year,applicants\nPL,/);
      await client.call('package.close', { digest });
      expect(await client.call('package.list', {})).toEqual([]);
      expect(services.memory.used).toBe(0);
    });

    it('are found again after the page was loaded anew, each once', async () => {
      await introduce(ewa, adam);
      const { client, services } = await connect(ewa.keyring.home);
      for (const name of ['a.molo', 'b.molo']) await client.call('package.open', { upload: await client.upload(await sealed(), name) });
      expect(await client.call('package.list', {})).toEqual([{ opened: true, package: expect.objectContaining({ manifest: expect.objectContaining({ name: expect.stringMatching(/^asylum-/) as unknown }) as unknown }) as unknown }]);
      expect(services.memory.used).toBe(1024 * 1024);
    });

    it('of an unknown publisher are answered with the verdict, and nothing of them is kept', async () => {
      const { client, services } = await connect(ewa.keyring.home);
      const opened = await client.call('package.open', { upload: await client.upload(await sealed(), 'asylum.molo') });
      expect(opened).toMatchObject({ opened: false, verdict: { status: 'unknownPublisher', signed: false, error: { code: 'trust.unknownSigner' }, publisher: { claimedName: 'Adam' } } });
      expect(services.memory.used).toBe(0);
    });

    it('that were changed are refused, and nothing of them is kept', async () => {
      await introduce(ewa, adam);
      const { client, services } = await connect(ewa.keyring.home);
      const bytes = await readFile(file);
      bytes[bytes.length - 20]! ^= 1;
      const opened = await client.call('package.open', { upload: await client.upload(new Blob([bytes]), 'asylum.molo') });
      expect(opened).toMatchObject({ opened: false, verdict: { status: 'refused', error: { code: 'package.damaged', params: { file: 'asylum.molo' } } } });
      expect(services.memory.used).toBe(0);
    });

    it.each([
      ['nothing', new Uint8Array(0)],
      ['noise', new Uint8Array(3_000_000).fill(7)],
      ['a plain file', new TextEncoder().encode('a,b\n1,2\n')],
    ])('that are %s are refused', async (_what, bytes) => {
      const { client, services } = await connect(ewa.keyring.home);
      const opened = await client.call('package.open', { upload: await client.upload(new Blob([bytes]), 'x') });
      expect(opened).toMatchObject({ opened: false, verdict: { status: 'refused', error: { code: expect.stringMatching(/^package\./) } } });
      expect(services.memory.used).toBe(0);
    });

    it('wait for a passphrase and are opened with the same upload', async () => {
      const home = join(folder, 'locked');
      const locked = await connect(home);
      const { fingerprint, recipients } = await locked.client.call('identity.create', { name: 'Ola', passphrase: 'harbour' });
      await sealSmall(adam, [], file, { recipients: [recipients.hybrid], overwrite: true });
      await locked.client.call('contact.add', { card: new TextDecoder().decode(adam.card), fingerprint: adam.identity.fingerprint });
      const upload = await locked.client.upload(await sealed(), 'asylum.molo');
      await expect(locked.client.call('package.open', { upload })).rejects.toEqual(code('trust.passphraseNeeded'));
      await locked.client.call('identity.unlock', { fingerprint, passphrase: 'harbour' });
      expect(await locked.client.call('package.open', { upload })).toMatchObject({ opened: true });
      await expect(locked.client.call('package.open', { upload })).rejects.toEqual(code('host.notOpen'));
    });

    it('need an identity', async () => {
      const { client, services } = await connect(join(folder, 'nobody'));
      const upload = await client.upload(await sealed(), 'asylum.molo');
      await expect(client.call('package.open', { upload })).rejects.toEqual(code('trust.noIdentity'));
      expect(services.memory.used).toBe(0);
    });

    it('by path only where the host takes paths', async () => {
      await introduce(ewa, adam);
      const { client, services } = await connect(ewa.keyring.home);
      const opening = client.call('package.open', { path: file });
      if (services.host === 'electron') {
        expect(await opening).toMatchObject({ opened: true });
        await expect(client.call('package.open', { path: join(folder, 'none.molo') })).rejects.toEqual(code('storage.notFound'));
      } else {
        await expect(opening).rejects.toEqual(code('host.denied'));
      }
    });

    it('that are not open have no resources, and open ones no others than theirs', async () => {
      await introduce(ewa, adam);
      const { client } = await connect(ewa.keyring.home);
      const digest = `sha256:${'0'.repeat(64)}` as never;
      await expect(new Response(client.resource(digest, 'applicants')).text()).rejects.toEqual(code('host.notOpen'));
      await expect(client.call('package.close', { digest })).rejects.toEqual(code('host.notOpen'));
      const opened = await client.call('package.open', { upload: await client.upload(await sealed(), 'asylum.molo') });
      if (!opened.opened) throw new MoloError('internal');
      for (const name of ['', 'others', '../applicants', 'data/applicants.csv', '__proto__']) {
        await expect(new Response(client.resource(opened.package.digest, name)).text(), name).rejects.toEqual(code('host.notOpen'));
      }
    });

    it('are discarded before they were opened, and beyond memory not taken in at all', async () => {
      const { client, services } = await connect(ewa.keyring.home, { memory: 3 * 1024 * 1024 });
      const upload = await client.upload(await sealed(), 'asylum.molo');
      await client.call('upload.discard', { upload });
      await expect(client.call('upload.discard', { upload })).rejects.toEqual(code('host.notOpen'));
      await expect(client.upload(new Blob([new Uint8Array(4 * 1024 * 1024)]), 'big')).rejects.toEqual(code('host.limit'));
      expect(services.memory.used).toBe(0);
    });

    it('that nobody ever opens make room for later ones', async () => {
      const { client, services } = await connect(ewa.keyring.home);
      const uploads = [];
      for (let count = 0; count < 12; count++) uploads.push(await client.upload(new Blob(['x']), 'x'));
      expect(services.memory.used).toBe(8 * 1024 * 1024);
      await expect(client.call('upload.discard', { upload: uploads[0]! })).rejects.toEqual(code('host.notOpen'));
      await client.call('upload.discard', { upload: uploads[11]! });
    });
  });

  describe('the sample', () => {
    it('opens with one call as training, never as trusted, and again from what lies there', async () => {
      const { client } = await connect();
      expect(await client.call('identity.list', {})).toEqual([]);
      const first = await client.call('sample.open', {});
      const second = await client.call('sample.open', { edition: 2 });
      if (!first.opened || !second.opened) throw new MoloError('internal');
      expect(first.package.verdict).toMatchObject({ status: 'training', signed: true, package: { sequence: 1 } });
      expect(second.package.verdict).toMatchObject({ status: 'training', package: { sequence: 2, previous: first.package.digest } });
      expect((await client.call('identity.list', {})).map(({ kind }) => kind)).toEqual(['training', 'training']);
      const again = await (await connect()).client.call('sample.open', {});
      expect(again).toEqual(first);
      const cases = await new Response(client.resource(first.package.digest, 'cases')).arrayBuffer();
      expect(cases.byteLength).toBe(first.package.manifest.resources.find(({ name }) => name === 'cases')?.bytes);
    });

    it('asked for twice at once is made once', async () => {
      const { client } = await connect();
      const [one, other] = await Promise.all([client.call('sample.open', {}), client.call('sample.open', {})]);
      expect(one).toEqual(other);
      expect(await client.call('identity.list', {})).toHaveLength(2);
    });

    it('that was damaged is made anew', async () => {
      const first = await connect();
      await first.client.call('sample.open', {});
      await writeFile(join(folder, 'training', 'molo-training-1.molo'), 'damaged');
      expect(await first.client.call('sample.open', {})).toMatchObject({ opened: true });
    });
  });

  describe('pictures and fonts', () => {
    it('are given as bytes of their media type', async () => {
      const { client } = await connect();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"><rect width="10" height="20" fill="#0b5c8a"/></svg>';
      const png = await client.bytes('picture.png', { svg, scale: 2 });
      expect(png.type).toBe('image/png');
      const view = new DataView(await png.arrayBuffer());
      expect([view.getUint32(0), view.getUint32(16), view.getUint32(20)]).toEqual([0x89504e47, 20, 40]);
    });

    it('are refused for what is no picture', async () => {
      const { client } = await connect();
      await expect(client.bytes('picture.png', { svg: 'no' })).rejects.toEqual(code('chart.malformed'));
      await expect(client.bytes('picture.png', { svg: '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>' })).rejects.toEqual(code('chart.forbidden'));
    });

    it('are the faces of an exported briefing', async () => {
      const { client } = await connect();
      const faces = await client.call('font.list', {});
      expect(new Set(faces.map(({ family }) => family))).toEqual(new Set(['Inter', 'Source Serif 4']));
      const bytes = await client.font(faces[0]!.name);
      expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('wOF2');
      await expect(client.font('../../package.json')).rejects.toEqual(code('host.notOpen'));
    });
  });

  describe('documents', () => {
    const document = { id: 'q1', kind: 'query', title: 'Wnioski', revision: 1, content: { sql: 'select 1' } } as const;

    it('are kept behind the store’s interface, and survive a page that is loaded anew', async () => {
      const { client } = await connect();
      const store = createDocumentStore(client);
      const told: unknown[] = [];
      const stop = store.subscribe((event) => told.push(event));
      expect(await store.save(document, 0)).toMatchObject({ status: 'saved', document });
      expect(await store.save({ ...document, id: 'b1', kind: 'briefing' }, 0)).toMatchObject({ status: 'saved' });
      const reloaded = createDocumentStore(client);
      expect((await reloaded.list()).map(({ id }) => id)).toEqual(['b1', 'q1']);
      expect((await reloaded.list('query')).map(({ id }) => id)).toEqual(['q1']);
      expect(await reloaded.load('q1')).toMatchObject(document);
      expect(await client.call('document.list', { kind: 'chart' })).toEqual([]);
      await store.remove('q1');
      await store.remove('q1');
      expect(await client.call('document.load', { id: 'q1' })).toBeNull();
      expect(told.map((event) => (event as { type: string }).type)).toEqual(['saved', 'saved', 'removed', 'removed']);
      stop();
      await client.call('document.remove', { id: 'b1' });
    });

    it('of another window are not overwritten unseen', async () => {
      const { client } = await connect();
      const save = (revision: number, base: number) => client.call('document.save', { document: { ...document, revision }, base });
      await save(1, 0);
      expect(await save(2, 1)).toMatchObject({ status: 'saved' });
      expect(await save(5, 1)).toMatchObject({ status: 'conflict', stored: { revision: 2 } });
    });

    it('beyond what the host holds are not taken', async () => {
      const { client } = await connect();
      const large = 'x'.repeat(5 * 1024 * 1024);
      await expect(client.call('document.save', { document: { ...document, content: large }, base: 0 })).rejects.toEqual(code('host.limit'));
    });
  });

  it('the host says what runs', async () => {
    const { client, services } = await connect();
    expect(await client.call('app.info', {})).toEqual({ version: '1.2.3', host: services.host, violations: 0 });
  });

  it('a home that cannot be written answers in words and changes nothing', async () => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'home'));
    const { client } = await connect(join(folder, 'file', 'home'));
    await expect(client.call('settings.set', { theme: 'dark' })).rejects.toEqual(code('storage.notFound'));
    expect(await client.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
  });
});

it('every operation of the contract has its case in this folder', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
  const source = (await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))).join('\n');
  const tried = new Set([...source.matchAll(/(?:call|bytes)\('([\w.]+)'/g)].map((match) => match[1] as string));
  expect(Object.keys(OPERATIONS).filter((name) => isOperationName(name) && !tried.has(name))).toEqual([]);
});
