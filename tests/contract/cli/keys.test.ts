import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Fingerprint, parseFingerprint } from '#shared/base';
import { fingerprintWords } from '#shared/package';
import { filesIn, molo, type Said, temporaryFolder } from '../../support/molo';

interface Desk {
  at(...names: string[]): string;
  /** Runs `molo` with this desk's keyring. */
  molo(...words: string[]): Promise<Said>;
}

interface Person extends Desk {
  /** The file of their contact card. */
  readonly card: string;
  /** As they read it out. */
  readonly fingerprint: string;
}

function desk(): Desk {
  const folder = temporaryFolder();
  const at = (...names: string[]): string => join(folder, ...names);
  writeFileSync(at('cases.csv'), 'geo,n\nPL,3\n');
  return { at, molo: (...words) => molo([...words, '--home', at('home')]) };
}

async function person(name: string): Promise<Person> {
  const own = desk();
  const { out } = await own.molo('identity', 'new', '--name', name, '--no-passphrase', '--out', own.at('keys'));
  return { ...own, card: own.at('keys', 'card.json'), fingerprint: out.trim() };
}

/** `one` has compared `other`'s fingerprint. */
async function introduce(one: Desk, other: Person, ...more: string[]): Promise<void> {
  expect((await one.molo('trust', 'add', other.card, '--fingerprint', other.fingerprint, ...more)).code).toBe(0);
}

/** `from` sends `to` the table under a name, each time the next edition. */
function pack(from: Person, to: Person, name: string, file: string): Promise<Said> {
  return from.molo('pack', from.at('cases.csv'), '--title', name, '--name', name, '--from', from.fingerprint, '--to', to.fingerprint, '-o', from.at(file));
}

/** Exit code and error code of what was said. */
function refusal({ code, out, err }: Said): [number, string | undefined] {
  return [code, /\(([a-z]+\.[A-Za-z]+)\)/.exec(out + err)?.[1]];
}

const wordsOf = (fingerprint: string): string => fingerprintWords(parseFingerprint(fingerprint) as Fingerprint).join(' ');

describe('molo identity show and list', () => {
  it('shows the fingerprint as digits and as the words that partners type', async () => {
    const anna = await person('Anna');
    const { out } = await anna.molo('identity', 'show', anna.fingerprint);
    const [first, second] = [anna.fingerprint.slice(0, 39), anna.fingerprint.slice(40)];
    for (const shown of ['Anna', first, second, ...wordsOf(anna.fingerprint).split(' ').map((word, index) => `${index + 1} ${word}`)]) expect(out).toContain(shown);
    expect((await anna.molo('identity', 'show', anna.at('keys'))).code).toBe(0);
    expect(refusal(await anna.molo('identity', 'show', 'ffff'))).toEqual([4, 'trust.noIdentity']);
  });

  it('warns where other people on the computer can read the keys', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no such permissions');
    const anna = await person('Anna');
    const keys = anna.at('home', 'identities', anna.fingerprint.replaceAll(' ', ''), 'identity.json');
    expect((await anna.molo('identity', 'list')).err).toBe('');
    chmodSync(keys, 0o644);
    expect((await anna.molo('identity', 'list')).err).toContain(`other people on this computer may read or change ${keys}`);
  });
});

describe('molo identity rotate', () => {
  it('makes keys that partners accept on the word of the old ones, and signs with the old ones no more', async () => {
    const [anna, ewa] = [await person('Anna'), await person('Ewa')];
    await introduce(anna, ewa);
    await introduce(ewa, anna, '--as', 'Anna from the desk');
    expect((await pack(anna, ewa, 'cases', 'before.molo')).code).toBe(0);
    const rotated = await anna.molo('identity', 'rotate', anna.fingerprint, '--no-passphrase', '--out', anna.at('new-keys'));
    expect(rotated.code).toBe(0);
    const renewed = { ...anna, fingerprint: rotated.out.trim(), card: anna.at('new-keys', 'card.json') };
    expect(renewed.fingerprint).not.toBe(anna.fingerprint);
    expect((await anna.molo('identity', 'list')).out).toMatch(new RegExp(`${anna.fingerprint}  Anna\n {4}replaced on .* by ${renewed.fingerprint}`));
    expect(refusal(await pack(anna, ewa, 'cases', 'old-key.molo'))).toEqual([4, 'trust.retired']);
    expect(refusal(await anna.molo('identity', 'rotate', anna.fingerprint, '--no-passphrase'))).toEqual([4, 'trust.retired']);

    expect((await pack(renewed, ewa, 'cases', 'after.molo')).code).toBe(0);
    expect(refusal(await ewa.molo('inspect', anna.at('after.molo')))).toEqual([4, 'trust.changedKey']);
    expect((await ewa.molo('trust', 'add', renewed.card, '--succession')).code).toBe(0);
    expect((await ewa.molo('inspect', anna.at('after.molo'))).code).toBe(0);
    const before = await ewa.molo('inspect', anna.at('before.molo'), '--json');
    expect(JSON.parse(before.out)).toMatchObject({ status: 'caution', caveats: ['replaced'] });
    const { out } = await ewa.molo('trust', 'list');
    expect(out).toContain(`${renewed.fingerprint}  Anna from the desk (calls itself Anna)\n    accepted on `);
    expect(out).toContain(`    replaced by ${renewed.fingerprint}`);
  });

  it('takes the passphrase of the old keys from one file and that of the new ones from another', async () => {
    const own = desk();
    for (const name of ['old', 'new']) writeFileSync(own.at(name), `${name} words\n`);
    const { out } = await own.molo('identity', 'new', '--name', 'Anna', '--passphrase-file', own.at('old'));
    const rotated = await own.molo('identity', 'rotate', out.trim(), '--passphrase-file', own.at('old'), '--new-passphrase-file', own.at('new'));
    expect((await own.molo('identity', 'export', rotated.out.trim(), '--age', '--passphrase-file', own.at('new'))).code).toBe(0);
  });
});

describe('molo identity backup and restore', () => {
  it('brings an identity back that opens what was sealed to it', async () => {
    const [anna, elsewhere] = [await person('Anna'), desk()];
    writeFileSync(anna.at('words'), 'correct horse\n');
    await pack(anna, anna, 'cases', 'cases.molo');
    const backup = anna.at('anna.molo-identity');
    expect((await anna.molo('identity', 'backup', anna.fingerprint, '-o', backup, '--passphrase-file', anna.at('words'))).code).toBe(0);
    if (process.platform !== 'win32') expect(statSync(backup).mode & 0o777).toBe(0o600);

    writeFileSync(elsewhere.at('wrong'), 'wrong\n');
    expect(refusal(await elsewhere.molo('identity', 'restore', backup, '--passphrase-file', elsewhere.at('wrong')))).toEqual([4, 'trust.passphraseWrong']);
    expect(filesIn(elsewhere.at())).toEqual([elsewhere.at('cases.csv'), elsewhere.at('wrong')]);
    const restored = await elsewhere.molo('identity', 'restore', backup, '--passphrase-file', anna.at('words'));
    expect(restored.out).toBe(`${anna.fingerprint}\n`);
    expect((await elsewhere.molo('inspect', anna.at('cases.molo'), '--passphrase-file', anna.at('words'))).code).toBe(0);
    expect(refusal(await elsewhere.molo('identity', 'restore', backup, '--passphrase-file', anna.at('words')))).toEqual([6, 'storage.exists']);
    expect(refusal(await elsewhere.molo('identity', 'restore', anna.card, '--passphrase-file', anna.at('words')))).toEqual([4, 'trust.badBackup']);
  });
});

describe('molo identity export', () => {
  it('gives out one secret key for stock tools, with a warning, readable for its owner alone', async () => {
    const anna = await person('Anna');
    const hybrid = await anna.molo('identity', 'export', anna.fingerprint, '--age');
    expect(hybrid.out).toMatch(/^# public key: age1pq1\S+\nAGE-SECRET-KEY-PQ-1\S+\n$/);
    expect(hybrid.err).toContain('whoever has this key reads everything');
    expect((await anna.molo('identity', 'export', anna.fingerprint, '--age', '--classic', '-o', anna.at('key.txt'))).out).toBe('');
    expect(readFileSync(anna.at('key.txt'), 'utf8')).toMatch(/^# public key: age1\S{58}\nAGE-SECRET-KEY-1\S+\n$/);
    if (process.platform !== 'win32') expect(statSync(anna.at('key.txt')).mode & 0o777).toBe(0o600);
    expect((await anna.molo('identity', 'export', anna.fingerprint)).code).toBe(2);
  });
});

describe('molo trust add', () => {
  it('takes the fingerprint as words, and tells a mistyped one from another one', async () => {
    const [anna, ewa] = [await person('Anna'), await person('Ewa')];
    const words = wordsOf(ewa.fingerprint);
    const add = (fingerprint: string): Promise<Said> => anna.molo('trust', 'add', ewa.card, '--fingerprint', fingerprint);
    expect(refusal(await add(words.replace(/^\S+/, 'morska')))).toEqual([4, 'trust.badFingerprint']);
    expect((await add(words.replace(/^\S+/, 'morska'))).err).toContain('Word 1 ');
    expect(refusal(await add(words.split(' ').reverse().join(' ')))).toEqual([4, 'trust.badFingerprint']);
    expect(refusal(await add(wordsOf(anna.fingerprint)))).toEqual([4, 'trust.fingerprintMismatch']);
    expect((await add(words.toUpperCase())).code).toBe(0);
    expect((await anna.molo('trust', 'list')).out).toContain('    fingerprint compared in words on ');
  });

  it('adds nobody without a fingerprint or a contact who vouches', async () => {
    const [anna, ewa] = [await person('Anna'), await person('Ewa')];
    expect((await anna.molo('trust', 'add', ewa.card)).code).toBe(2);
    expect((await anna.molo('trust', 'add', ewa.card, '--succession', '--fingerprint', ewa.fingerprint)).code).toBe(2);
    expect(refusal(await anna.molo('trust', 'add', ewa.card, '--succession'))).toEqual([4, 'trust.noSuccession']);
    expect((await anna.molo('trust', 'list')).out).toBe('');
  });

  it('stops hard at a contact’s name with another key, until the contact is removed', async () => {
    const [anna, ewa, impostor] = [await person('Anna'), await person('Ewa Łoś'), await person('EWA ŁOŚ')];
    await introduce(anna, ewa);
    expect(refusal(await anna.molo('trust', 'add', impostor.card, '--fingerprint', impostor.fingerprint))).toEqual([4, 'trust.changedKey']);
    const lookAlike = await person('Ewa Los');
    expect(refusal(await anna.molo('trust', 'add', lookAlike.card, '--fingerprint', lookAlike.fingerprint))).toEqual([4, 'trust.lookAlike']);
    expect((await anna.molo('trust', 'remove', 'ewa łoś')).code).toBe(0);
    expect(refusal(await anna.molo('trust', 'remove', 'ewa łoś'))).toEqual([4, 'trust.noContact']);
    expect((await anna.molo('trust', 'add', impostor.card, '--fingerprint', impostor.fingerprint)).code).toBe(0);
  });
});

describe('molo trust revoke and import-revocations', () => {
  it('declares a key void in a numbered list that others apply on purpose', async () => {
    const [office, ewa, thief] = [await person('Office'), await person('Ewa'), await person('Jan')];
    for (const partner of [ewa, thief]) await introduce(office, partner);
    await introduce(ewa, office);
    await introduce(ewa, thief);
    await introduce(thief, ewa);
    await pack(thief, ewa, 'cases', 'cases.molo');
    expect((await ewa.molo('inspect', thief.at('cases.molo'))).code).toBe(0);

    const revoke = (file: string, who: string): Promise<Said> =>
      office.molo('trust', 'revoke', who, '--reason', 'compromised', '--from', office.fingerprint, '--to', 'Ewa', '-o', office.at(file));
    const declared = await revoke('one.molo', 'Jan');
    expect(declared.code).toBe(0);
    expect(declared.err).toContain('List number 1 declares 1 key void');
    expect((await ewa.molo('inspect', thief.at('cases.molo'))).code).toBe(0);

    const applied = await ewa.molo('trust', 'import-revocations', office.at('one.molo'));
    expect(applied).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${thief.fingerprint}  Jan\n {4}void since .*: somebody else may hold the key\n$`)) });
    expect(refusal(await ewa.molo('inspect', thief.at('cases.molo')))).toEqual([4, 'trust.revoked']);
    expect(refusal(await pack(ewa, thief, 'answer', 'answer.molo'))).toEqual([4, 'trust.revoked']);
    expect(refusal(await ewa.molo('trust', 'add', thief.card, '--fingerprint', thief.fingerprint))).toEqual([4, 'trust.revoked']);
    const { out } = await ewa.molo('trust', 'list');
    expect(out).toMatch(/Revocation lists:\n {4}number 1 by Office, made on .*; age in days: 0, keys: 1\n$/);

    const another = await person('Maria');
    expect((await revoke('two.molo', another.card)).err).toContain('List number 2 declares 2 keys void');
    expect((await ewa.molo('trust', 'import-revocations', office.at('two.molo'))).code).toBe(0);
    expect(refusal(await ewa.molo('trust', 'import-revocations', office.at('one.molo')))).toEqual([4, 'trust.rollback']);
    expect((await ewa.molo('query', office.at('two.molo'), 'select name, reason from revocations order by name')).out).toBe('name,reason\nJan,compromised\nMaria,compromised\n');
  });

  it('carries on a list that was made on another computer, if that is given', async () => {
    const office = await person('Office');
    const [ewa, jan] = [await person('Ewa'), await person('Jan')];
    const revoke = (at: Desk, file: string, card: string, ...more: string[]): Promise<Said> =>
      at.molo('trust', 'revoke', card, '--reason', 'lost', '--from', office.at('keys'), '--to', office.fingerprint, '-o', at.at(file), ...more);
    await revoke(office, 'one.molo', ewa.card);
    const elsewhere = desk();
    writeFileSync(elsewhere.at('words'), 'correct horse\n');
    await office.molo('identity', 'backup', office.fingerprint, '-o', office.at('backup'), '--passphrase-file', elsewhere.at('words'));
    await elsewhere.molo('identity', 'restore', office.at('backup'), '--passphrase-file', elsewhere.at('words'));
    const next = await revoke(elsewhere, 'two.molo', jan.card, '--previous', office.at('one.molo'), '--passphrase-file', elsewhere.at('words'));
    expect(next.err).toContain('List number 2 declares 2 keys void');
  });

  it('takes no other package for a list', async () => {
    const [anna, ewa] = [await person('Anna'), await person('Ewa')];
    await introduce(anna, ewa);
    await introduce(ewa, anna);
    await pack(anna, ewa, 'revocations', 'plain.molo');
    expect(refusal(await ewa.molo('trust', 'import-revocations', anna.at('plain.molo')))).toEqual([4, 'trust.notRevocations']);
    expect((await anna.molo('trust', 'revoke', 'Ewa', '--reason', 'bored', '--from', anna.fingerprint, '--to', 'Ewa', '-o', anna.at('x.molo'))).code).toBe(2);
  });
});

describe('molo --help', () => {
  const COMMANDS = ['identity show', 'identity rotate', 'identity backup', 'identity restore', 'identity export', 'trust remove', 'trust import-revocations', 'trust revoke'];
  it.each(COMMANDS)('shows examples for molo %s in both languages', async (name) => {
    for (const [language, examples] of [['en', 'Examples'], ['pl', 'Przykłady']] as const) {
      const { code, out } = await molo([...name.split(' '), '--help'], { language });
      expect(code).toBe(0);
      expect(out).toContain(`${examples}:\n  molo `);
      if (language === 'pl') expect(out).not.toMatch(/Usage|Options|Arguments|display help|default:|choices:/);
    }
  });
});
