import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCard } from '#shared/package';
import { person } from '../../support/packages';
import { code, connecting } from './connecting';
import { TRANSPORTS } from './transport';

describe.each(TRANSPORTS)('over $name', (transport) => {
  const at = connecting(transport);

  describe('identities', () => {
    it('are made with a passphrase, listed, and unlocked for as long as the host runs', async () => {
      const first = await at.connect();
      const made = await first.client.call('identity.create', { name: 'Zofia Żak', institution: 'Office', passphrase: 'harbour' });
      expect(made).toMatchObject({ name: 'Zofia Żak', institution: 'Office', kind: 'own', sealed: true, unlocked: false });
      const second = await at.connect();
      expect(await second.client.call('identity.list', {})).toEqual([made]);
      const { fingerprint } = made;
      await expect(second.client.call('identity.unlock', { fingerprint, passphrase: 'pier' })).rejects.toEqual(code('trust.passphraseWrong'));
      expect(await second.client.call('identity.unlock', { fingerprint, passphrase: 'harbour' })).toEqual({ ...made, unlocked: true });
      expect(await second.client.call('identity.list', {})).toEqual([{ ...made, unlocked: true }]);
    });

    it('lie in the clear only where that was asked for in so many words', async () => {
      const { client } = await at.connect();
      expect(await client.call('identity.create', { name: 'Ewa', passphrase: null })).toMatchObject({ sealed: false, unlocked: true });
      await expect(client.call('identity.create', { name: 'Ewa', passphrase: '' })).rejects.toEqual(code('trust.passphraseNeeded'));
    });

    it('take no name that is not what it looks like', async () => {
      const { client } = await at.connect();
      await expect(client.call('identity.create', { name: 'E\u200bwa', passphrase: null })).rejects.toEqual(code('trust.badName'));
      expect(await client.call('identity.list', {})).toEqual([]);
    });

    it('hand out their card as the file to pass on', async () => {
      const { client } = await at.connect();
      const { fingerprint } = await client.call('identity.create', { name: 'Ewa', passphrase: null });
      const card = await client.bytes('identity.card', { fingerprint });
      expect(card.type).toBe('application/jose+json');
      expect((await readCard(new Uint8Array(await card.arrayBuffer()))).fingerprint).toBe(fingerprint);
    });

    it('that do not exist are not found', async () => {
      const { client } = await at.connect();
      const fingerprint = 'ab'.repeat(32) as never;
      await expect(client.bytes('identity.card', { fingerprint })).rejects.toEqual(code('trust.noIdentity'));
      await expect(client.call('identity.unlock', { fingerprint, passphrase: 'x' })).rejects.toEqual(code('trust.noIdentity'));
    });
  });

  describe('contacts', () => {
    it('are added by card and typed fingerprint, and removed', async () => {
      const adam = await person(at.folder, 'Adam');
      const { client } = await at.connect(join(at.folder, 'mine'));
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
      const adam = await person(at.folder, 'Adam');
      const { client } = await at.connect(join(at.folder, 'mine'));
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
      const adam = await person(at.folder, 'Adam');
      const { client } = await at.connect(join(at.folder, 'mine'));
      const card = new TextDecoder().decode(adam.card);
      await expect(client.call('contact.add', { card, fingerprint: 'ab'.repeat(32) })).rejects.toEqual(code('trust.fingerprintMismatch'));
      await expect(client.call('contact.add', { card: '{}', fingerprint: 'ab'.repeat(32) })).rejects.toEqual(code('trust.badCard'));
      await expect(client.call('card.read', { card: 'no card' })).rejects.toEqual(code('trust.badCard'));
      expect(await client.call('contact.list', {})).toEqual([]);
    });

    it('know one’s own card', async () => {
      const { client } = await at.connect();
      const { fingerprint } = await client.call('identity.create', { name: 'Ewa', passphrase: null });
      const card = await (await client.bytes('identity.card', { fingerprint })).text();
      expect(await client.call('card.read', { card })).toMatchObject({ known: 'own' });
    });
  });
});
