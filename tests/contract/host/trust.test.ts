import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { formatFingerprint } from '#shared/base';
import { fingerprintWords, type RevocationEntry, signCard } from '#shared/package';
import { introduce, person, type Person, readBytes, sealSmall, temporaryFolder, utf8 } from '../../support/packages';
import { type Connection, TRANSPORTS } from './transport';

const code = (expected: string) => expect.objectContaining({ code: expected });
const cardOf = ({ card }: Pick<Person, 'card'>): string => new TextDecoder().decode(card);

/** The card of the identity that takes `one`'s place. */
async function renewed(one: Person): Promise<{ readonly card: string; readonly fingerprint: string }> {
  const { fingerprint, folder } = await one.keyring.rotateIdentity(one.identity.fingerprint, { ask: () => Promise.resolve(''), passphrase: null });
  return { card: await readFile(join(folder, 'card.json'), 'utf8'), fingerprint };
}

function listOf(...keys: readonly Pick<RevocationEntry, 'fingerprint' | 'name'>[]) {
  const entries = keys.map(({ fingerprint, name }) => ({ fingerprint, name, date: '2026-11-01', reason: 'lost' as const }));
  const csv = `fingerprint,name,date,reason\n${entries.map((entry) => [entry.fingerprint, entry.name, entry.date, entry.reason].join()).join('\n')}\n`;
  const fields = ['fingerprint', 'name', 'date', 'reason'].map((name) => ({ name }));
  return { descriptor: { name: 'revocations', resources: [{ name: 'revocations', format: 'csv', schema: { fields } }], molo: { revocations: entries } }, contents: { revocations: utf8(csv) } };
}

describe.each(TRANSPORTS)('trust over $name', (transport) => {
  let folder: string;
  let adam: Person;
  let host: Connection;

  async function connect(home: string): Promise<Connection> {
    const connection = await transport.connect({ home: join(folder, home), keyring: { workFactor: 4 } });
    onTestFinished(async () => {
      await connection.close();
      expect(connection.faults).toEqual([]);
    });
    return connection;
  }

  beforeEach(async () => {
    folder = await temporaryFolder();
    adam = await person(folder, 'Adam');
    host = await connect('mine');
  });

  const addAdam = () => host.client.call('contact.add', { card: cardOf(adam), fingerprint: adam.identity.fingerprint, petName: 'Adam from the desk' });

  it('adds a contact by the words of their fingerprint, and says that it was words', async () => {
    const words = fingerprintWords(adam.identity.fingerprint);
    const card = cardOf(adam);
    await expect(host.client.call('contact.add', { card, fingerprint: words.with(3, 'abandom').join(' ') })).rejects.toEqual(code('trust.badFingerprint'));
    expect(await host.client.call('contact.add', { card, fingerprint: words.join(' ').toUpperCase() })).toMatchObject({ confirmed: 'words' });
  });

  it('knows a card that bears a contact’s name, or one that looks like it, and adds neither', async () => {
    const added = await addAdam();
    for (const [name, kind] of [['adam', 'changedKey'], ['Adarn', 'lookAlike']] as const) {
      const forger = await person(join(folder, kind), name);
      const card = cardOf(forger);
      expect(await host.client.call('card.read', { card })).toMatchObject({ known: null, imitated: { kind, fingerprint: added.fingerprint, name: 'Adam from the desk' } });
      await expect(host.client.call('contact.add', { card, fingerprint: forger.identity.fingerprint })).rejects.toEqual(code(`trust.${kind}`));
    }
    expect(await host.client.call('contact.list', {})).toEqual([added]);
  });

  it('takes a contact’s new key at the word of the old one, and keeps the old one as replaced', async () => {
    const next = await renewed(adam);
    await expect(host.client.call('contact.succeed', { card: next.card })).rejects.toEqual(code('trust.noSuccession'));
    const old = await addAdam();
    expect(await host.client.call('card.read', { card: next.card })).toMatchObject({ known: null, succession: { from: old.fingerprint, name: 'Adam from the desk' } });
    const added = await host.client.call('contact.succeed', { card: next.card });
    expect(added).toMatchObject({ fingerprint: next.fingerprint, confirmed: 'succession', predecessor: old.fingerprint, petName: 'Adam from the desk' });
    expect(await host.client.call('contact.list', {})).toEqual(expect.arrayContaining([{ ...old, replacedBy: next.fingerprint }, added]));
  });

  it('shows what a card with a contact’s next key calls them otherwise, and a card by the holder’s own name', async () => {
    await addAdam();
    const { fingerprint: to, folder: place } = await adam.keyring.rotateIdentity(adam.identity.fingerprint, { ask: () => Promise.resolve(''), passphrase: null });
    const { card, secrets } = await adam.keyring.unlock(place);
    const renamed = new TextDecoder().decode(await signCard({ ...card, name: 'Centre' }, secrets.signing));
    expect(await host.client.call('card.read', { card: renamed })).toMatchObject({ fingerprint: to, renamedFrom: 'Adam' });
    const own = await host.client.call('identity.create', { name: 'Ewa', passphrase: null });
    const forged = cardOf(await person(folder, 'Ewa'));
    expect(await host.client.call('card.read', { card: forged })).toMatchObject({ imitated: { kind: 'changedKey', fingerprint: own.fingerprint, own: true } });
  });

  it('puts new keys in the place of an identity’s, signed by the old one, which is retired', async () => {
    const { client } = host;
    const old = await client.call('identity.create', { name: 'Ewa', institution: 'Office', passphrase: 'harbour' });
    await expect(client.call('identity.rotate', { fingerprint: old.fingerprint, passphrase: 'pier', newPassphrase: 'pier' })).rejects.toEqual(code('trust.passphraseWrong'));
    const next = await client.call('identity.rotate', { fingerprint: old.fingerprint, passphrase: 'harbour', newPassphrase: 'lighthouse' });
    expect(next).toMatchObject({ name: 'Ewa', institution: 'Office', sealed: true });
    const [retired] = (await client.call('identity.list', {})).filter(({ fingerprint }) => fingerprint === old.fingerprint);
    expect(retired).toMatchObject({ retired: { successor: next.fingerprint } });
    await expect(client.call('identity.rotate', { fingerprint: old.fingerprint, passphrase: 'harbour', newPassphrase: null })).rejects.toEqual(code('trust.retired'));
    await adam.keyring.addContact(await bytesOf(await client.bytes('identity.card', { fingerprint: old.fingerprint })), { fingerprint: old.fingerprint });
    expect(await adam.keyring.acceptSuccession(await bytesOf(await client.bytes('identity.card', { fingerprint: next.fingerprint })))).toMatchObject({ fingerprint: next.fingerprint });
  });

  it('backs an identity up only for whoever knows its passphrase, and restores it in another keyring, once', async () => {
    const { client } = host;
    const { fingerprint } = await client.call('identity.create', { name: 'Ewa', passphrase: 'harbour' });
    await client.call('identity.unlock', { fingerprint, passphrase: 'harbour' });
    await expect(client.bytes('identity.backup', { fingerprint, passphrase: 'pier' })).rejects.toEqual(code('trust.passphraseWrong'));
    const backup = await (await client.bytes('identity.backup', { fingerprint, passphrase: 'harbour' })).text();
    const elsewhere = (await connect('elsewhere')).client;
    for (const text of ['{}', 'no backup', backup.replace(/"sealed": ?"..../, '"sealed":"AAAA')]) {
      await expect(elsewhere.call('identity.restore', { backup: text, passphrase: 'harbour' })).rejects.toEqual(code('trust.badBackup'));
    }
    await expect(elsewhere.call('identity.restore', { backup, passphrase: 'pier' })).rejects.toEqual(code('trust.passphraseWrong'));
    expect(await elsewhere.call('identity.list', {})).toEqual([]);
    expect(await elsewhere.call('identity.restore', { backup, passphrase: 'harbour' })).toMatchObject({ name: 'Ewa', fingerprint, sealed: true, unlocked: false });
    await expect(elsewhere.call('identity.restore', { backup, passphrase: 'harbour' })).rejects.toEqual(code('storage.exists'));
  });

  describe('a revocation list', () => {
    let mine: Person;
    let zofia: Person;

    beforeEach(async () => {
      mine = await person(folder, 'mine');
      zofia = await person(folder, 'Zofia');
      await introduce(mine, adam);
      await introduce(mine, zofia);
      host = await connect('mine home');
    });

    async function open(publisher: Person, request: object = {}) {
      const out = join(folder, `${Math.random()}.molo`);
      await sealSmall(publisher, [mine], out, request);
      const upload = await host.client.upload(new Blob([await readBytes(out) as Uint8Array<ArrayBuffer>]), 'package.molo');
      return host.client.call('package.open', { upload });
    }

    it('holds once it was applied from an open package, and then voids what is open and what comes', async () => {
      const before = await open(zofia);
      const opened = await open(adam, listOf({ fingerprint: zofia.identity.fingerprint, name: 'Zofia' }));
      if (!before.opened || !opened.opened) return expect.unreachable('a package did not open');
      expect(await host.client.call('revocation.list', {})).toEqual([]);
      await host.client.call('revocation.apply', { digest: opened.package.digest });
      expect(await host.client.call('revocation.list', {})).toMatchObject([{ issuer: adam.identity.fingerprint, number: 1, entries: [{ fingerprint: zofia.identity.fingerprint, reason: 'lost' }] }]);

      const revoked = { by: adam.identity.fingerprint, date: '2026-11-01', reason: 'lost' };
      expect(await host.client.call('contact.list', {})).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Zofia', revoked })]));
      expect(await host.client.call('card.read', { card: cardOf(zofia) })).toMatchObject({ known: 'contact', revoked });
      expect(await host.client.call('package.list', {})).toEqual(expect.arrayContaining([expect.objectContaining({ opened: false, verdict: expect.objectContaining({ status: 'refused', error: code('trust.revoked') as object }) as object })]));
      expect(await open(zofia)).toMatchObject({ opened: false, verdict: { status: 'refused', error: { code: 'trust.revoked' } } });
    });

    it('is none where the package holds none, or is not open', async () => {
      const opened = await open(adam);
      if (!opened.opened) return expect.unreachable('the package did not open');
      await expect(host.client.call('revocation.apply', { digest: opened.package.digest })).rejects.toEqual(code('trust.notRevocations'));
      await expect(host.client.call('revocation.apply', { digest: `sha256:${'0'.repeat(64)}` as never })).rejects.toEqual(code('host.notOpen'));
    });

    it('of somebody who is a contact no more does not hold', async () => {
      const opened = await open(adam, listOf({ fingerprint: zofia.identity.fingerprint, name: 'Zofia' }));
      if (!opened.opened) return expect.unreachable('the list did not open');
      await host.client.call('contact.remove', { fingerprint: adam.identity.fingerprint });
      await expect(host.client.call('revocation.apply', { digest: opened.package.digest })).rejects.toEqual(code('trust.unknownSigner'));
    });
  });

  it('takes fingerprints in any spacing', async () => {
    const fingerprint = formatFingerprint(adam.identity.fingerprint).replaceAll(' ', ' - ').toUpperCase();
    expect(await host.client.call('contact.add', { card: cardOf(adam), fingerprint })).toMatchObject({ confirmed: 'typed' });
  });
});

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
