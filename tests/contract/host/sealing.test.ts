import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPackage } from '#electron/services';
import type { Client } from '#renderer/host';
import { digestOf } from '#shared/provenance';
import { CSV, introduce, person, type Person, sealSmall, temporaryFolder, utf8 } from '../../support/packages';
import { type Connection, TRANSPORTS } from './transport';

const code = (expected: string) => expect.objectContaining({ code: expected });

const DESCRIPTOR = {
  name: 'asylum',
  title: 'Asylum applicants',
  resources: [{ name: 'applicants', format: 'csv' }],
  molo: { companions: [{ role: 'notes', path: 'files/notes.md', mediatype: 'text/markdown' }] },
} as const;

/** Hands the contents over and seals. */
async function seal(client: Client, me: Person, to: readonly Person[], descriptor: object = DESCRIPTOR) {
  const tables = { applicants: await client.content('batch', new Blob([new Uint8Array(CSV)]), 'applicants') };
  const companions = { 'files/notes.md': await client.content('batch', new Blob(['# Notes']), 'notes.md') };
  const recipients = to.map(({ identity }) => identity.fingerprint);
  return client.call('package.seal', { descriptor: descriptor, tables, companions, identity: me.identity.fingerprint, recipients, file: 'week-47.molo' });
}

const sealedFolders = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('molo-sealed-')).sort();

describe.each(TRANSPORTS)('sealing over $name', (transport) => {
  let folder: string;
  let me: Person;
  let partner: Person;

  async function connect(): Promise<Connection> {
    const connection = await transport.connect({ home: me.keyring.home, keyring: { workFactor: 4 } });
    onTestFinished(async () => {
      await connection.close();
      expect(connection.faults).toEqual([]);
    });
    return connection;
  }

  beforeEach(async () => {
    folder = await temporaryFolder();
    me = await person(folder, 'Ewa');
    partner = await person(folder, 'Adam');
    await introduce(me, partner);
    await introduce(partner, me);
  });

  it('gives a file that the recipient opens, with its notes, and a receipt of exactly that file', async () => {
    const { client, services } = await connect();
    const { sealed, receipt } = await seal(client, me, [partner]);
    const bytes = new Uint8Array(await (await client.sealed(sealed)).arrayBuffer());
    expect(receipt).toMatchObject({ file: 'week-47.molo', bytes: bytes.length, hash: digestOf(bytes), recipients: [{ name: 'Adam', confirmed: true }], package: { sequence: 1 } });
    const path = join(folder, 'copy.molo');
    await writeFile(path, bytes);
    const opened = await openPackage(path, partner.keyring);
    expect(opened.verdict).toMatchObject({ status: 'trusted', publisher: { claimedName: 'Ewa' } });
    expect(opened.companions.map(({ descriptor }) => descriptor.path)).toEqual(['files/notes.md']);
    // What was handed over in the clear is gone.
    expect(services.memory.used).toBe(0);
  });

  it('numbers the next edition, and says beforehand which it will be', async () => {
    const { client } = await connect();
    const next = () => client.call('package.edition', { identity: me.identity.fingerprint, name: 'asylum' });
    expect(await next()).toEqual({ sequence: 1 });
    const first = await seal(client, me, [partner]);
    expect(await next()).toEqual({ sequence: 2 });
    const second = await seal(client, me, [partner]);
    expect([first.receipt.package.sequence, second.receipt.package.sequence]).toEqual([1, 2]);
  });

  it('seals for nobody who is not confirmed, and leaves nothing', async () => {
    const stranger = await person(folder, 'Obcy');
    const { client, services } = await connect();
    const before = await sealedFolders();
    await expect(seal(client, me, [stranger])).rejects.toEqual(code('trust.unconfirmedRecipient'));
    expect(services.memory.used).toBe(0);
    expect(await sealedFolders()).toEqual(before);
  });

  it('takes a descriptor that fits its contents and none other', async () => {
    const { client } = await connect();
    await expect(seal(client, me, [partner], { ...DESCRIPTOR, resources: [{ name: 'others', format: 'csv' }] })).rejects.toEqual(code('package.malformed'));
    await expect(seal(client, me, [partner], { ...DESCRIPTOR, name: 'Not A Name' })).rejects.toEqual(code('host.malformed'));
  });

  it('takes no file name that leads anywhere', async () => {
    const { client } = await connect();
    const input = { descriptor: DESCRIPTOR, tables: {}, identity: me.identity.fingerprint, recipients: [partner.identity.fingerprint] };
    for (const file of ['../a.molo', 'a/b.molo', 'a\\b.molo', '', 'a\0.molo']) await expect(client.call('package.seal', { ...input, file })).rejects.toEqual(code('host.malformed'));
  });

  it('frees what was handed over when another package is begun, and when it is given up', async () => {
    const { client, services } = await connect();
    const first = await client.content('one', new Blob(['a']), 'a');
    const second = await client.content('two', new Blob(['b']), 'b');
    const input = { descriptor: DESCRIPTOR, identity: me.identity.fingerprint, recipients: [partner.identity.fingerprint], file: 'a.molo' };
    await expect(client.call('package.seal', { ...input, tables: { applicants: first } })).rejects.toEqual(code('host.notOpen'));
    expect(services.memory.used).toBeGreaterThan(0);
    await client.call('content.discard', { batch: 'two' });
    expect(services.memory.used).toBe(0);
    await expect(client.call('package.seal', { ...input, tables: { applicants: second } })).rejects.toEqual(code('host.notOpen'));
  });

  it('removes a sealed file when asked and when the host ends', async () => {
    const before = await sealedFolders();
    const connection = await transport.connect({ home: me.keyring.home, keyring: { workFactor: 4 } });
    const first = await seal(connection.client, me, [partner]);
    await seal(connection.client, me, [partner]);
    await connection.client.call('sealed.discard', { sealed: first.sealed });
    await expect(connection.client.sealed(first.sealed)).rejects.toEqual(code('host.notOpen'));
    await connection.close();
    await expect.poll(sealedFolders).toEqual(before);
  });

  it('passes a package on with its publisher’s signature', async () => {
    const third = await person(folder, 'Ola');
    await introduce(me, third);
    await introduce(third, me);
    const received = join(folder, 'from-adam.molo');
    await sealSmall(partner, [me], received);
    const { client } = await connect();
    const upload = await client.upload(new Blob([new Uint8Array(await readFile(received))]), 'from-adam.molo');
    const opened = await client.call('package.open', { upload });
    if (!opened.opened) throw new Error('refused');
    const { sealed } = await client.call('package.forward', {
      digest: opened.package.digest,
      identity: me.identity.fingerprint,
      recipients: [third.identity.fingerprint],
      file: 'passed-on.molo',
    });
    const path = join(folder, 'passed-on.molo');
    await writeFile(path, new Uint8Array(await (await client.sealed(sealed)).arrayBuffer()));
    const { verdict } = await openPackage(path, third.keyring);
    expect(verdict).toMatchObject({ status: 'trusted', publisher: { claimedName: 'Ewa' }, origins: [{ state: 'unknown', publisher: { claimedName: 'Adam' } }] });
  });

  it('hands out a companion of an open package', async () => {
    const received = join(folder, 'from-adam.molo');
    const descriptor = { ...DESCRIPTOR, molo: { companions: [{ role: 'notes' as const, path: 'files/notes.md' }] } };
    await sealSmall(partner, [me], received, { descriptor, companions: { 'files/notes.md': utf8('# Hello') } });
    const { client } = await connect();
    const opened = await client.call('package.open', { upload: await client.upload(new Blob([new Uint8Array(await readFile(received))]), 'a.molo') });
    if (!opened.opened) throw new Error('refused');
    expect(await (await client.companion(opened.package.digest, 'files/notes.md')).text()).toBe('# Hello');
    await expect(client.companion(opened.package.digest, 'files/other.md')).rejects.toEqual(code('host.notOpen'));
  });
});

describe.each(TRANSPORTS)('editions over $name', (transport) => {
  it('refuses a step back, keeps the file, and opens it with the holder’s word, never as trusted', async () => {
    const folder = await temporaryFolder();
    const [me, partner] = [await person(folder, 'Ewa'), await person(folder, 'Adam')];
    await introduce(me, partner);
    const descriptor = { name: 'asylum', resources: [{ name: 'applicants', format: 'csv' }] };
    const first = await sealSmall(partner, [me], join(folder, '1.molo'), { descriptor });
    await sealSmall(partner, [me], join(folder, '2.molo'), { descriptor, previous: { sequence: 1, digest: first.digest } });
    const connection = await transport.connect({ home: me.keyring.home, keyring: { workFactor: 4 } });
    onTestFinished(() => connection.close());
    const { client } = connection;
    const upload = async (name: string): Promise<string> => client.upload(new Blob([new Uint8Array(await readFile(join(folder, name)))]), name);
    expect(await client.call('package.open', { upload: await upload('2.molo') })).toMatchObject({ opened: true });
    const earlier = await upload('1.molo');
    expect(await client.call('package.open', { upload: earlier })).toMatchObject({ opened: false, verdict: { error: { code: 'trust.rollback' } } });
    expect(await client.call('package.open', { upload: earlier, accept: ['earlier'] })).toMatchObject({ opened: true, package: { verdict: { status: 'caution', caveats: ['earlier'] } } });
    expect(await client.call('package.list', {})).toMatchObject([{ opened: true }, { opened: true }]);
  });
});

describe.each(TRANSPORTS)('a key that becomes void over $name', (transport) => {
  it('takes the package that it signed away: told once, closed, and nothing of it handed out', async () => {
    const folder = await temporaryFolder();
    const [me, partner] = [await person(folder, 'Ewa'), await person(folder, 'Adam')];
    await introduce(me, partner);
    await introduce(partner, me);
    await sealSmall(partner, [me], join(folder, 'cases.molo'));
    const connection = await transport.connect({ home: me.keyring.home, keyring: { workFactor: 4 } });
    onTestFinished(() => connection.close());
    const { client, services } = connection;
    const open = async (name: string) => client.call('package.open', { upload: await client.upload(new Blob([new Uint8Array(await readFile(join(folder, name)))]), name) });
    const opened = await open('cases.molo');
    if (!opened.opened) throw new Error('refused');
    const { digest } = opened.package;
    await services.keyring.applyRevocations({
      issuer: me.identity.fingerprint,
      number: 1,
      created: new Date().toISOString(),
      entries: [{ fingerprint: partner.identity.fingerprint, name: 'Adam', date: '2026-11-22', reason: 'compromised' }],
    });
    await expect(new Response(client.resource(digest, 'applicants')).text()).rejects.toEqual(code('trust.revoked'));
    expect(await client.call('package.list', {})).toMatchObject([{ opened: false, verdict: { status: 'refused', error: { code: 'trust.revoked' }, package: { digest } } }]);
    expect(await client.call('package.list', {})).toEqual([]);
    expect(services.memory.used).toBe(0);
    expect(await open('cases.molo')).toMatchObject({ opened: false, verdict: { error: { code: 'trust.revoked' } } });
    expect(connection.faults).toEqual([]);
  });
});
