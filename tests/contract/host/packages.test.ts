import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { introduce, person, type Person, sealSmall } from '../../support/packages';
import { code, connecting } from './connecting';
import { TRANSPORTS } from './transport';

describe.each(TRANSPORTS)('over $name', (transport) => {
  const at = connecting(transport);

  describe('packages', () => {
    let adam: Person;
    let ewa: Person;
    let file: string;

    beforeEach(async () => {
      [adam, ewa] = [await person(at.folder, 'Adam'), await person(at.folder, 'Ewa')];
      file = join(at.folder, 'asylum.molo');
      await sealSmall(adam, [ewa], file);
    });

    const sealed = async (): Promise<Blob> => new Blob([await readFile(file)]);

    it('are opened from an upload, listed, read and closed', async () => {
      await introduce(ewa, adam);
      const { client, services } = await at.connect(ewa.keyring.home);
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
      const { client, services } = await at.connect(ewa.keyring.home);
      for (const name of ['a.molo', 'b.molo']) await client.call('package.open', { upload: await client.upload(await sealed(), name) });
      expect(await client.call('package.list', {})).toEqual([{ opened: true, package: expect.objectContaining({ manifest: expect.objectContaining({ name: expect.stringMatching(/^asylum-/) as unknown }) as unknown }) as unknown }]);
      expect(services.memory.used).toBe(1024 * 1024);
    });

    it('are called after a reload what they were called before it, also when they were opened once more', async () => {
      await introduce(ewa, adam);
      const { client } = await at.connect(ewa.keyring.home);
      const opened = await client.call('package.open', { upload: await client.upload(await sealed(), 'a.molo') });
      if (!opened.opened) throw new MoloError('internal');
      const { digest } = opened.package;
      await client.call('package.attach', { digest, alias: 'asylum_2' });
      expect(await client.call('package.open', { upload: await client.upload(await sealed(), 'b.molo') })).toMatchObject({ package: { alias: 'asylum_2' } });
      expect(await client.call('package.list', {})).toEqual([{ opened: true, package: { ...opened.package, alias: 'asylum_2' } }]);
      await client.call('package.close', { digest });
      await expect(client.call('package.attach', { digest, alias: 'asylum' })).rejects.toEqual(code('host.notOpen'));
    });

    it('of an unknown publisher are answered with the verdict, and nothing of them is kept', async () => {
      const { client, services } = await at.connect(ewa.keyring.home);
      const opened = await client.call('package.open', { upload: await client.upload(await sealed(), 'asylum.molo') });
      expect(opened).toMatchObject({ opened: false, verdict: { status: 'unknownPublisher', signed: false, error: { code: 'trust.unknownSigner' }, publisher: { claimedName: 'Adam' } } });
      expect(services.memory.used).toBe(0);
    });

    it('that were changed are refused, and nothing of them is kept', async () => {
      await introduce(ewa, adam);
      const { client, services } = await at.connect(ewa.keyring.home);
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
      const { client, services } = await at.connect(ewa.keyring.home);
      const opened = await client.call('package.open', { upload: await client.upload(new Blob([bytes]), 'x') });
      expect(opened).toMatchObject({ opened: false, verdict: { status: 'refused', error: { code: expect.stringMatching(/^package\./) } } });
      expect(services.memory.used).toBe(0);
    });

    it('wait for a passphrase and are opened with the same upload', async () => {
      const home = join(at.folder, 'locked');
      const locked = await at.connect(home);
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
      const { client, services } = await at.connect(join(at.folder, 'nobody'));
      const upload = await client.upload(await sealed(), 'asylum.molo');
      await expect(client.call('package.open', { upload })).rejects.toEqual(code('trust.noIdentity'));
      expect(services.memory.used).toBe(0);
    });

    it('by path only where the host takes paths', async () => {
      await introduce(ewa, adam);
      const { client, services } = await at.connect(ewa.keyring.home);
      const opening = client.call('package.open', { path: file });
      if (services.host === 'electron') {
        expect(await opening).toMatchObject({ opened: true });
        await expect(client.call('package.open', { path: join(at.folder, 'none.molo') })).rejects.toEqual(code('storage.notFound'));
      } else {
        await expect(opening).rejects.toEqual(code('host.denied'));
      }
    });

    it('that are not open have no resources, and open ones no others than theirs', async () => {
      await introduce(ewa, adam);
      const { client } = await at.connect(ewa.keyring.home);
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
      const { client, services } = await at.connect(ewa.keyring.home, { memory: 3 * 1024 * 1024 });
      const upload = await client.upload(await sealed(), 'asylum.molo');
      await client.call('upload.discard', { upload });
      await expect(client.call('upload.discard', { upload })).rejects.toEqual(code('host.notOpen'));
      await expect(client.upload(new Blob([new Uint8Array(4 * 1024 * 1024)]), 'big')).rejects.toEqual(code('host.limit'));
      expect(services.memory.used).toBe(0);
    });

    it('that nobody ever opens make room for later ones', async () => {
      const { client, services } = await at.connect(ewa.keyring.home);
      const uploads = [];
      for (let count = 0; count < 66; count++) uploads.push(await client.upload(new Blob(['x']), 'x'));
      expect(services.memory.used).toBe(64 * 1024 * 1024);
      await expect(client.call('upload.discard', { upload: uploads[0]! })).rejects.toEqual(code('host.notOpen'));
      await client.call('upload.discard', { upload: uploads[65]! });
    });
  });

  describe('the sample', () => {
    it('opens with one call as training, never as trusted, and again from what lies there', async () => {
      const { client } = await at.connect();
      expect(await client.call('identity.list', {})).toEqual([]);
      const first = await client.call('sample.open', {});
      const second = await client.call('sample.open', { edition: 2 });
      if (!first.opened || !second.opened) throw new MoloError('internal');
      expect(first.package.verdict).toMatchObject({ status: 'training', signed: true, package: { sequence: 1 } });
      expect(second.package.verdict).toMatchObject({ status: 'training', package: { sequence: 2, previous: first.package.digest } });
      expect((await client.call('identity.list', {})).map(({ kind }) => kind)).toEqual(['training', 'training']);
      const again = await (await at.connect()).client.call('sample.open', {});
      expect(again).toEqual(first);
      const cases = await new Response(client.resource(first.package.digest, 'cases')).arrayBuffer();
      expect(cases.byteLength).toBe(first.package.manifest.resources.find(({ name }) => name === 'cases')?.bytes);
    });

    it('asked for twice at once is made once', async () => {
      const { client } = await at.connect();
      const [one, other] = await Promise.all([client.call('sample.open', {}), client.call('sample.open', {})]);
      expect(one).toEqual(other);
      expect(await client.call('identity.list', {})).toHaveLength(2);
    });

    it('that was damaged is made anew', async () => {
      const first = await at.connect();
      await first.client.call('sample.open', {});
      await writeFile(join(at.folder, 'training', 'molo-training-1.molo'), 'damaged');
      expect(await first.client.call('sample.open', {})).toMatchObject({ opened: true });
    });
  });
});
