import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ContactCard, lineageOf, readCard, signCard, signSuccession, type Succession } from '#shared/package';
import { type Person, person, utf8 } from '../../support/packages';

/** Made once: keys take their time. */
const folder = await mkdtemp(join(tmpdir(), 'molo-cast-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const [anna, ewa, jan] = [await person(folder, 'Anna'), await person(folder, 'Ewa'), await person(folder, 'Jan')];

const DATE = '2026-11-22';

/** `to`'s card, in which `from` names them as the next. */
async function cardAfter(from: Person, to: Person, change: Partial<Succession> = {}): Promise<ContactCard> {
  const succession = await signSuccession(from.identity.secrets.signing, from.identity.fingerprint, to.identity.fingerprint, DATE);
  return readCard(await signCard({ ...to.identity.card, succession: { ...succession, ...change } }, to.identity.secrets.signing));
}

/** The same card with another succession in it, signed by its own key. */
async function withSuccession(to: Person, jws: unknown): Promise<ContactCard> {
  return readCard(await signCard({ ...to.identity.card, succession: { jws } as unknown as Succession }, to.identity.secrets.signing));
}

describe('a card with a succession', () => {
  it('says which key it continues, and since when', async () => {
    const card = await cardAfter(anna, ewa);
    expect(card.succession).toMatchObject({ from: anna.identity.fingerprint, date: DATE });
    expect((await lineageOf([anna.identity.card, card])).successorOf(anna.identity.fingerprint)).toEqual({ fingerprint: ewa.identity.fingerprint, date: DATE });
  });

  it('is refused where the succession is to another key, to itself, or no succession', async () => {
    const { secrets, fingerprint } = anna.identity;
    const toJan = await signSuccession(secrets.signing, fingerprint, jan.identity.fingerprint, DATE);
    const toItself = await signSuccession(ewa.identity.secrets.signing, ewa.identity.fingerprint, ewa.identity.fingerprint, DATE);
    const misdated = await signSuccession(secrets.signing, fingerprint, ewa.identity.fingerprint, 'today');
    const cardInstead = JSON.parse(new TextDecoder().decode(anna.card)) as unknown;
    for (const jws of [toJan.jws, toItself.jws, misdated.jws, cardInstead, {}, null, 'x', { ...toJan.jws, header: {} }]) {
      await expect(withSuccession(ewa, jws)).rejects.toThrow('trust.badCard');
    }
  });

  it('is refused with a member twice', async () => {
    const text = new TextDecoder().decode(ewa.card).replace('"payload"', '"payload":"e30","payload"');
    await expect(readCard(utf8(text))).rejects.toThrow('trust.badCard');
  });
});

describe('the lineage of keys', () => {
  it('leads from the newest key to the first one', async () => {
    const cards = [anna.identity.card, await cardAfter(anna, ewa), await cardAfter(ewa, jan)];
    const lineage = await lineageOf(cards);
    expect(lineage.rootOf(jan.identity.fingerprint)).toBe(anna.identity.fingerprint);
    expect(lineage.before(jan.identity.fingerprint)).toEqual([ewa.identity.fingerprint, anna.identity.fingerprint]);
    expect(lineage.rootOf(anna.identity.fingerprint)).toBe(anna.identity.fingerprint);
  });

  it('begins anew where the key before is not known', async () => {
    const lineage = await lineageOf([await cardAfter(anna, ewa)]);
    expect(lineage.rootOf(ewa.identity.fingerprint)).toBe(ewa.identity.fingerprint);
    expect(lineage.predecessorOf(ewa.identity.fingerprint)).toBeUndefined();
  });

  it('believes no succession that the old key did not sign', async () => {
    const { fingerprint } = anna.identity;
    const forged = await signSuccession(jan.identity.secrets.signing, fingerprint, ewa.identity.fingerprint, DATE);
    const card = await withSuccession(ewa, forged.jws);
    expect(card.succession?.from).toBe(fingerprint);
    expect((await lineageOf([anna.identity.card, card])).predecessorOf(ewa.identity.fingerprint)).toBeUndefined();
  });

  it('ends where keys name each other in a ring', async () => {
    const lineage = await lineageOf([await cardAfter(ewa, anna), await cardAfter(anna, ewa)]);
    expect(lineage.before(anna.identity.fingerprint)).toEqual([ewa.identity.fingerprint]);
    expect(lineage.before(ewa.identity.fingerprint)).toEqual([anna.identity.fingerprint]);
  });
});
