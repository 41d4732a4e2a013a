import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, type Fingerprint, MoloError } from '#shared/base';
import {
  type ContactCard,
  type EditionMark,
  type KeyringKind,
  type KnownPublisher,
  readCard,
  type RecipientPair,
  type RevocationList,
  REVOCATIONS_NAME,
} from '#shared/package';
import { withLock } from '../storage/lock';
import { type CardStanding, cardStanding, checkPetName, checkReturn, type Confirmation, confirmed, type Imitated, imitatedBy, succeeded } from './admission';
import { proveBackup, readBackup, writeBackup } from './backup';
import { keepContact, type KeptContact, readContacts, removeContact, renameContact, restoreContact } from './contacts';
import { exposedPaths } from './exposure';
import { type AskPassphrase, generateIdentity, type Identity, type IdentityRequest, type NewKeys } from './identity';
import { type KeptIdentity, readIdentity, readIdentityEntries, readIdentityEntry, writeIdentity, writeSealedIdentity } from './identity-file';
import { joined, readMark, whilePublishing, writeMark } from './marks';
import { cardNamed, recipientNamed } from './people';
import { makePrivateFolder, readIfThere } from './private-files';
import { type AppliedRevocations, readRevocations, supersedes, writeRevocations } from './revocations';
import { type Contact, type IdentityEntry, publishersOf, type Standing, standingOf } from './standing';

export interface KeyringOptions {
  /** log2 of scrypt's N for new identities; tests take less, nobody else should. */
  readonly workFactor?: number;
}

const MIN_PREFIX = 4;

/** The file whose presence makes a keyring one for training; see `openTraining`. */
export const TRAINING_MARK = 'training.json';

/** Opens the keyring at `home`. A folder that is not there yet is an empty keyring; writing makes it. */
export async function openKeyring(home: string, options: KeyringOptions = {}): Promise<Keyring> {
  const training = await readIfThere(join(home, TRAINING_MARK));
  return new Keyring(home, training ? 'training' : 'own', options);
}

/**
 * Somebody's identities and confirmed contacts, and with them whose packages are to be trusted. What it
 * knows lies on the disk and is read anew for each question: another process may have changed it.
 */
export class Keyring {
  readonly #unlocked = new Map<Fingerprint, Identity>();

  constructor(
    readonly home: string,
    readonly kind: KeyringKind,
    private readonly options: KeyringOptions = {},
  ) {}

  /**
   * Makes signing key, hybrid and X25519 age identity, and the card that goes with them.
   * @throws MoloError `trust.badName`, `trust.passphraseNeeded` for an empty passphrase, `storage.*`
   */
  async createIdentity({ name, institution, ...keys }: IdentityRequest): Promise<IdentityEntry> {
    return this.#keepNew(await generateIdentity({ name, ...(institution !== undefined && { institution }) }), await newPassphrase(keys), keys.out);
  }

  /**
   * New keys for the same name. The old key signs the new one, so that partners can accept it without
   * comparing a fingerprint; from then on it opens what was sealed to it and signs nothing more.
   * @throws MoloError `trust.retired` for one that was replaced or revoked, else as `unlock` and `createIdentity`
   */
  async rotateIdentity(reference: string, { ask, ...keys }: NewKeys & { readonly ask: AskPassphrase }): Promise<IdentityEntry> {
    const old = await this.unlockToSign(reference, ask);
    const { name, institution } = old.card;
    const passphrase = await newPassphrase(keys);
    await makePrivateFolder(this.#identities);
    // Two successors of one key would stop everybody else: whoever comes second finds it retired.
    return withLock(join(this.#identities, `${old.fingerprint}.lock`), async () => {
      await this.unlockToSign(reference);
      return this.#keepNew(await generateIdentity({ name, ...(institution !== undefined && { institution }) }, old), passphrase, keys.out);
    });
  }

  async #keepNew(made: { identity: Identity; card: Uint8Array }, passphrase: string | null, out: string | undefined): Promise<IdentityEntry> {
    const { fingerprint, card } = made.identity;
    const folder = this.#folderOf(fingerprint);
    // The copy first: it fails where the folder holds an identity already, and then nothing has happened.
    for (const place of [out, folder]) {
      if (place !== undefined) await writeIdentity(place, made, passphrase, this.options.workFactor);
    }
    return { fingerprint, card, sealed: passphrase !== null, folder };
  }

  async identities(): Promise<readonly IdentityEntry[]> {
    return (await this.#standing()).identities;
  }

  /** The identity in a folder, or the one of this keyring whose fingerprint begins so. @throws MoloError `trust.noIdentity` */
  async find(reference: string): Promise<IdentityEntry> {
    const identities = await this.identities();
    const inFolder = (await isFolder(reference)) ? await readIdentityEntry(reference) : null;
    if (inFolder) {
      const known = identities.find(({ fingerprint }) => fingerprint === inFolder.fingerprint);
      return { ...known, ...inFolder };
    }
    const prefix = reference.replace(/[\s-]/g, '').toLowerCase();
    const [entry, ...others] = prefix.length < MIN_PREFIX ? [] : identities.filter(({ fingerprint }) => fingerprint.startsWith(prefix));
    if (entry === undefined || others.length > 0) throw new MoloError('trust.noIdentity');
    return entry;
  }

  /**
   * The identity with its secrets; remembered, so that nobody is asked twice.
   * @param reference a folder, a fingerprint, or an unambiguous beginning of one
   * @throws MoloError `trust.noIdentity`, `trust.passphraseNeeded`, `trust.passphraseWrong`, `storage.corrupt`
   */
  async unlock(reference: string | KeptIdentity, ask?: AskPassphrase): Promise<Identity> {
    const entry = typeof reference === 'string' ? await this.find(reference) : reference;
    const known = this.#unlocked.get(entry.fingerprint);
    if (known) return known;
    const whose = { name: entry.card.name, fingerprint: entry.fingerprint };
    const identity = await readIdentity(entry.folder, ask && (() => ask(whose)));
    this.#unlocked.set(identity.fingerprint, identity);
    return identity;
  }

  /** `unlock` for publishing. @throws MoloError `trust.retired` for an identity that was replaced or revoked; nobody is asked for its passphrase */
  async unlockToSign(reference: string, ask?: AskPassphrase): Promise<Identity> {
    const entry = await this.find(reference);
    if (entry.retired || entry.revoked) throw new MoloError('trust.retired', { fingerprint: entry.fingerprint });
    return this.unlock(entry, ask);
  }

  /** Whether `unlock` would have to ask. */
  needsPassphrase(entry: KeptIdentity): boolean {
    return entry.sealed && !this.#unlocked.has(entry.fingerprint);
  }

  /**
   * One file with the card and the keys, locked with the identity's passphrase. Whoever takes it shows that they
   * know the passphrase: a backup that nobody can open is none.
   * @param ask for an identity without a passphrase: the one that the backup gets
   * @throws MoloError as `unlock`
   */
  async backupIdentity(reference: string, ask: AskPassphrase): Promise<Uint8Array> {
    const entry = await this.find(reference);
    if (entry.sealed) await this.unlock(entry, ask);
    return writeBackup(entry.folder, () => ask({ name: entry.card.name, fingerprint: entry.fingerprint }), this.options.workFactor);
  }

  /**
   * Puts an identity back from its backup; the same passphrase locks it. Nothing that is there is overwritten.
   * @throws MoloError `trust.badBackup`, `trust.passphraseNeeded`, `trust.passphraseWrong`, `storage.exists`
   */
  async restoreIdentity(backup: Uint8Array, ask: AskPassphrase): Promise<IdentityEntry> {
    const read = await readBackup(backup);
    const { name, fingerprint } = read.whose;
    const folder = this.#folderOf(fingerprint);
    if (await readIdentityEntry(folder)) throw new MoloError('storage.exists', { file: folder });
    await proveBackup(read, () => ask({ name, fingerprint }));
    await writeSealedIdentity(folder, read.sealed, read.card);
    return this.find(fingerprint);
  }

  /** The age identities as stock tools take them: whoever has them reads what was sealed to this identity. Throws as `unlock`. */
  async exportAge(reference: string, ask: AskPassphrase): Promise<RecipientPair> {
    return (await this.unlock(reference, ask)).secrets.age;
  }

  async contacts(): Promise<readonly Contact[]> {
    return (await this.#standing()).contacts;
  }

  /** What is known of a card before anybody decides about it. @throws MoloError `trust.badCard`, `trust.badName` */
  async examineCard(card: Uint8Array): Promise<CardStanding> {
    return cardStanding(await readCard(card), await this.#standing());
  }

  /**
   * Adds a contact whose fingerprint the holder has heard and typed. There is no trust on first use.
   * @throws MoloError `trust.badCard`, `trust.badName`, `trust.badFingerprint`, `trust.fingerprintMismatch`,
   * `trust.revoked`, and `trust.changedKey` or `trust.lookAlike` beside another contact
   */
  async addContact(cardBytes: Uint8Array, confirmation: Confirmation): Promise<Contact> {
    return this.#keepContact(cardBytes, await confirmed(await readCard(cardBytes), confirmation, await this.#standing()));
  }

  /**
   * Adds the new key of a contact whose old key signed it.
   * @throws MoloError `trust.badCard`, `trust.badName`, `trust.noSuccession`, `trust.revoked`, `trust.changedKey`, `trust.lookAlike`
   */
  async acceptSuccession(cardBytes: Uint8Array, petName?: string): Promise<Contact> {
    return this.#keepContact(cardBytes, await succeeded(await readCard(cardBytes), petName, await this.#standing()));
  }

  async #keepContact(cardBytes: Uint8Array, contact: KeptContact): Promise<Contact> {
    await keepContact(this.#contacts, cardBytes, contact);
    return this.#contact(contact.fingerprint);
  }

  /** Another name of the holder's for somebody, or none. @throws MoloError `storage.notFound`, `trust.badName`, `trust.changedKey`, `trust.lookAlike` */
  async renameContact(fingerprint: Fingerprint, petName: string | null): Promise<Contact> {
    const { card } = await this.#contact(fingerprint);
    await checkPetName(petName ?? undefined, card, await this.#standing());
    await renameContact(this.#contacts, fingerprint, petName);
    return this.#contact(fingerprint);
  }

  /**
   * Takes somebody's signature for nothing from now on. What was seen of their editions stays, and so do the lists that
   * they issued while a later key of theirs is kept.
   * @throws MoloError `storage.notFound`
   */
  async removeContact(fingerprint: Fingerprint): Promise<void> {
    await this.#contact(fingerprint);
    await removeContact(this.#contacts, fingerprint);
  }

  /**
   * Takes a removal back: nobody else's word is needed, they were confirmed.
   * @throws MoloError `storage.notFound`, and `trust.changedKey` or `trust.lookAlike` beside somebody of that name who was added meanwhile
   */
  async restoreContact(fingerprint: Fingerprint): Promise<Contact> {
    const standing = await this.#standing();
    const removed = standing.former.find((known) => known.fingerprint === fingerprint);
    if (removed === undefined) throw new MoloError('storage.notFound', { file: `${fingerprint}.json` });
    await checkReturn(removed, standing);
    await restoreContact(this.#contacts, fingerprint);
    return this.#contact(fingerprint);
  }

  /** The contact or own identity for whom the holder of `fingerprint` could be taken by this name; `null` for somebody who is known. */
  async imitated(name: string, fingerprint: Fingerprint): Promise<Imitated | null> {
    const { contacts, identities, lineage } = await this.#standing();
    const isKnown = [...contacts, ...identities].some((known) => known.fingerprint === fingerprint);
    return isKnown ? null : imitatedBy(name, fingerprint, { contacts, identities }, lineage);
  }

  /** Everybody whose signature counts here: confirmed contacts, and the identities that the keyring holds itself. */
  async publishers(): Promise<ReadonlyMap<Fingerprint, KnownPublisher>> {
    return publishersOf(await this.#standing());
  }

  /** The contact or own identity of a name, or whose fingerprint begins so. @throws MoloError `trust.noContact` */
  async cardNamed(reference: string): Promise<ContactCard> {
    return cardNamed(reference, await this.#standing());
  }

  /**
   * Those whom packages are to be sealed to, by the holder's name for them, their own, the beginning of a fingerprint or their card.
   * @throws MoloError `trust.unconfirmedRecipient`, `trust.badRecipient` for a name that several have, `trust.revoked`
   */
  async recipientsNamed(references: readonly (string | ContactCard)[]): Promise<readonly ContactCard[]> {
    const standing = await this.#standing();
    return references.map((reference) => recipientNamed(reference, standing));
  }

  /**
   * Takes every key of the list for void, in place of those of the issuer's list before.
   * @throws MoloError `trust.unknownSigner`, `trust.rollback`, `trust.fork`, `storage.*`; `trust.retired` for a key that was
   * replaced: whoever has it now may be the reason why
   */
  async applyRevocations(list: RevocationList): Promise<void> {
    const { issuer } = list;
    const { revocations, lineage, contacts, identities } = await this.#standing();
    if (![...contacts, ...identities].some(({ fingerprint }) => fingerprint === issuer)) {
      throw new MoloError('trust.unknownSigner', { file: REVOCATIONS_NAME, fingerprint: issuer });
    }
    const newest = revocations.find((other) => lineage.rootOf(other.issuer) === lineage.rootOf(issuer));
    if (!supersedes(list, newest)) return;
    if (lineage.successorOf(issuer)) throw new MoloError('trust.retired', { context: 'revocations', fingerprint: issuer });
    await writeRevocations(this.#revocations, list);
  }

  /** The lists that count, with the time when each was applied. */
  async revocationLists(): Promise<readonly AppliedRevocations[]> {
    return (await this.#standing()).revocations;
  }

  /**
   * What was seen of the editions of a publisher's package, under whichever of their keys: one that turns out to continue
   * an older one keeps what was seen before.
   * @param root the first key of the publisher's succession
   */
  async markOf(root: Fingerprint, name: string): Promise<EditionMark | undefined> {
    const { lineage } = await this.#standing();
    const marks = await Promise.all(lineage.kin(root).map((key) => readMark(join(this.home, 'marks'), key, name)));
    return marks.reduce(joined, undefined);
  }

  /** Remembers that an edition was opened or published. @throws MoloError `storage.*` */
  recordEdition(root: Fingerprint, name: string, edition: { readonly sequence: number; readonly digest: Digest }): Promise<void> {
    return writeMark(join(this.home, 'marks'), root, name, edition);
  }

  /** Does `work` with what was seen of a package's editions, while no other process here publishes one. */
  withMark<T>(root: Fingerprint, name: string, work: (mark: EditionMark | undefined) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return whilePublishing(join(this.home, 'marks'), root, name, async () => work(await this.markOf(root, name)), signal);
  }

  /** Folders and files of the keyring that other people on this computer may read or change. */
  exposed(): Promise<readonly string[]> {
    return exposedPaths(this.home);
  }

  async #standing(): Promise<Standing> {
    const [contacts, own, lists] = await Promise.all([
      readContacts(this.#contacts),
      readIdentityEntries(this.#identities),
      readRevocations(this.#revocations),
    ]);
    return standingOf(contacts, own, lists);
  }

  async #contact(fingerprint: Fingerprint): Promise<Contact> {
    const contact = (await this.contacts()).find((known) => known.fingerprint === fingerprint);
    if (contact === undefined) throw new MoloError('storage.notFound', { file: `${fingerprint}.json` });
    return contact;
  }

  #folderOf(fingerprint: Fingerprint): string {
    return join(this.#identities, fingerprint);
  }

  get #identities(): string {
    return join(this.home, 'identities');
  }

  get #contacts(): string {
    return join(this.home, 'contacts');
  }

  get #revocations(): string {
    return join(this.home, 'revocations');
  }
}

async function newPassphrase({ passphrase }: NewKeys): Promise<string | null> {
  const words = passphrase && (await passphrase());
  if (words === '') throw new MoloError('trust.passphraseNeeded');
  return words;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
