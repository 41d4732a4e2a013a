import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Client } from '#renderer/host';
import { formatFingerprint, isMoloError } from '#shared/base';
import { Trust } from '../../../../renderer/features/trust/trust-store';
import { DIRECT } from '../../../contract/host/transport';
import { person, type Person, temporaryFolder } from '../../../support/packages';

describe('trust, over the host itself', () => {
  let adam: Person;
  let card: string;
  let client: Client;
  let trust: Trust;

  beforeEach(async () => {
    const folder = await temporaryFolder();
    adam = await person(folder, 'Adam');
    card = new TextDecoder().decode(adam.card);
    const connection = await DIRECT.connect({ home: join(folder, 'mine'), keyring: { workFactor: 4 } });
    onTestFinished(() => connection.close());
    client = connection.client;
    trust = new Trust(client);
    await trust.load();
  });

  const state = () => trust.store.getState();
  const draft = () => state().draft ?? expect.unreachable('there is no draft');

  it('adds a contact from a card and what was heard, and forgets the draft', async () => {
    await trust.readCard(card);
    trust.change({ typed: formatFingerprint(adam.identity.fingerprint).toUpperCase().replaceAll(' ', ' – '), petName: ' Adam from the desk ' });
    await trust.add(draft());
    expect(state()).toMatchObject({ draft: null, contacts: [{ name: 'Adam', petName: 'Adam from the desk', confirmed: 'typed' }] });
  });

  it('keeps the draft when the host says no', async () => {
    await trust.readCard(card);
    trust.change({ typed: 'ab'.repeat(32) });
    await expect(trust.add(draft())).rejects.toMatchObject({ code: 'trust.fingerprintMismatch' });
    expect(state()).toMatchObject({ draft: { typed: 'ab'.repeat(32) }, contacts: [] });
  });

  it('says of a text that it is no card, however long it is', async () => {
    for (const text of ['no card', '{}', card.replace(/[a-z]{3}/, 'xxx'), 'x'.repeat(100_000)]) {
      await trust.readCard(text);
      expect(isMoloError(state().cardFailure, 'trust.badCard')).toBe(true);
    }
    await trust.readCard(card);
    expect(state()).toMatchObject({ cardFailure: null, draft: { view: { known: null } } });
  });

  it('renames, takes the name away again, removes, and takes the removal back', async () => {
    const { fingerprint } = adam.identity;
    const added = await client.call('contact.add', { card, fingerprint });
    await trust.rename(fingerprint, 'A.');
    expect(state().contacts).toEqual([{ ...added, petName: 'A.' }]);
    await trust.rename(fingerprint, '  ');
    expect(state().contacts).toEqual([added]);
    await trust.remove(fingerprint);
    await trust.remove(fingerprint);
    expect(state().contacts).toEqual([]);
    await trust.restore(fingerprint);
    expect(state().contacts).toEqual([added]);
  });

  it('makes an identity, unlocks it, and gives its card under a name that every system takes', async () => {
    const made = await trust.create({ name: 'Łucja Żółć', passphrase: 'harbour' });
    await expect(trust.unlock(made.fingerprint, 'pier')).rejects.toMatchObject({ code: 'trust.passphraseWrong' });
    await trust.unlock(made.fingerprint, 'harbour');
    expect(await trust.own()).toMatchObject([{ name: 'Łucja Żółć', kind: 'own', sealed: true, unlocked: true }]);
    const { blob, fileName } = await trust.card(made);
    expect(fileName).toBe('lucja-zolc.card.json');
    await trust.readCard(await blob.text());
    expect(state()).toMatchObject({ draft: { view: { known: 'own' } } });
  });
});
