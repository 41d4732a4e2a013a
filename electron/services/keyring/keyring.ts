import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, type EditionMark, type Imitation, imitation, type KeyringKind, type KnownPublisher } from '#shared/package';
import { addContact, type Confirmation, type Contact, fileNames, readContacts, removeContact, renameContact, restoreContact } from './contacts';
import { generateIdentity, type Identity } from './identity';
import { isLocked, readIdentity, readIdentityCard, readIfThere, writeIdentity } from './identity-file';
import { readMark, writeMark } from './marks';

/** How a passphrase is asked for; a callback that ignores whose it is fits as well. */
export type AskPassphrase = (identity: { readonly name: string; readonly fingerprint: Fingerprint }) => Promise<string>;

export interface IdentityRequest {
  readonly name: string;
  readonly institution?: string;
  /** `null`: explicitly none, the keys lie on the disk in the clear. */
  readonly passphrase: (() => Promise<string>) | null;
  /** A folder that gets a copy of identity and card. */
  readonly out?: string;
}

/** An identity as it lies there, its secrets untouched. */
export interface IdentityEntry {
  readonly fingerprint: Fingerprint;
  readonly card: ContactCard;
  /** Needs a passphrase. */
  readonly sealed: boolean;
  readonly folder: string;
}

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

/** Somebody's identities and confirmed contacts, and with them whose packages are to be trusted. */
export class Keyring {
  readonly #unlocked = new Map<Fingerprint, Identity>();
  /** Contacts removed since the keyring was opened, as they were. */
  readonly #forgotten = new Map<Fingerprint, Uint8Array>();

  constructor(
    readonly home: string,
    readonly kind: KeyringKind,
    private readonly options: KeyringOptions = {},
  ) {}

  /**
   * Makes signing key, hybrid and X25519 age identity, and the card that goes with them.
   * @throws MoloError `trust.badName`, `trust.passphraseNeeded` for an empty passphrase, `storage.*`
   */
  async createIdentity(request: IdentityRequest): Promise<IdentityEntry> {
    const made = await generateIdentity(request.name, request.institution);
    const passphrase = request.passphrase && (await request.passphrase());
    if (passphrase === '') throw new MoloError('trust.passphraseNeeded');
    const { fingerprint, card } = made.identity;
    const folder = join(this.home, 'identities', fingerprint);
    // The copy first: it fails where the folder holds an identity already, and then nothing has happened.
    for (const place of [request.out, folder]) {
      if (place !== undefined) await writeIdentity(place, made, passphrase, this.options.workFactor);
    }
    return { fingerprint, card, sealed: passphrase !== null, folder };
  }

  async identities(): Promise<readonly IdentityEntry[]> {
    const folder = join(this.home, 'identities');
    const entries = await Promise.all((await fileNames(folder)).map((name) => entryOf(join(folder, name))));
    return entries.filter((entry) => entry !== null);
  }

  /** The identity in a folder, or the one of this keyring whose fingerprint begins so. @throws MoloError `trust.noIdentity` */
  async find(reference: string): Promise<IdentityEntry> {
    const inFolder = (await isFolder(reference)) ? await entryOf(reference) : null;
    if (inFolder) return inFolder;
    const prefix = reference.replace(/[\s-]/g, '').toLowerCase();
    const matching = (await this.identities()).filter(({ fingerprint }) => fingerprint.startsWith(prefix));
    const [entry, ...others] = prefix.length < MIN_PREFIX ? [] : matching;
    if (entry === undefined || others.length > 0) throw new MoloError('trust.noIdentity');
    return entry;
  }

  /**
   * The identity with its secrets; remembered, so that nobody is asked twice.
   * @param reference a folder, a fingerprint, or an unambiguous beginning of one
   * @throws MoloError `trust.noIdentity`, `trust.passphraseNeeded`, `trust.passphraseWrong`, `storage.corrupt`
   */
  async unlock(reference: string | IdentityEntry, ask?: AskPassphrase): Promise<Identity> {
    const entry = typeof reference === 'string' ? await this.find(reference) : reference;
    const known = this.#unlocked.get(entry.fingerprint);
    if (known) return known;
    const whose = { name: entry.card.name, fingerprint: entry.fingerprint };
    const identity = await readIdentity(entry.folder, ask && (() => ask(whose)));
    this.#unlocked.set(identity.fingerprint, identity);
    return identity;
  }

  /** Whether `unlock` would have to ask. */
  needsPassphrase(entry: IdentityEntry): boolean {
    return entry.sealed && !this.#unlocked.has(entry.fingerprint);
  }

  contacts(): Promise<readonly Contact[]> {
    return readContacts(join(this.home, 'contacts'));
  }

  /** Throws as `addContact` of the contacts. */
  addContact(card: Uint8Array, confirmation: Confirmation): Promise<Contact> {
    return addContact(join(this.home, 'contacts'), card, confirmation);
  }

  /** Throws as `renameContact` of the contacts. */
  renameContact(fingerprint: Fingerprint, petName: string | null): Promise<Contact> {
    return renameContact(join(this.home, 'contacts'), fingerprint, petName);
  }

  /** Throws as `removeContact` of the contacts. */
  async removeContact(fingerprint: Fingerprint): Promise<void> {
    this.#forgotten.set(fingerprint, await removeContact(join(this.home, 'contacts'), fingerprint));
  }

  /** Takes a removal of this keyring's back: nobody else's word is needed, they were confirmed. @throws MoloError `storage.notFound` */
  async restoreContact(fingerprint: Fingerprint): Promise<Contact> {
    const forgotten = this.#forgotten.get(fingerprint);
    if (forgotten === undefined) throw new MoloError('storage.notFound', { file: `${fingerprint}.json` });
    const contact = await restoreContact(join(this.home, 'contacts'), fingerprint, forgotten);
    this.#forgotten.delete(fingerprint);
    return contact;
  }

  /** Everybody whose signature counts here: confirmed contacts, and the identities that the keyring holds itself. */
  async publishers(): Promise<ReadonlyMap<Fingerprint, KnownPublisher>> {
    const contacts = (await this.contacts()).map(({ card, petName }) => ({ card, own: false, ...(petName !== undefined && { petName }) }));
    const own = (await this.identities()).map(({ card }) => ({ card, own: true }));
    return new Map([...contacts, ...own].map((known) => [known.card.fingerprint, { ...known, fingerprint: known.card.fingerprint, key: known.card.key, root: known.card.fingerprint }]));
  }

  /** What was seen of the editions of a publisher's package. @param root the first key of the publisher's succession */
  markOf(root: Fingerprint, name: string): Promise<EditionMark | undefined> {
    return readMark(join(this.home, 'marks'), root, name);
  }

  /** Remembers that an edition was opened or published. @throws MoloError `storage.*` */
  recordEdition(root: Fingerprint, name: string, edition: { readonly sequence: number; readonly digest: Digest }): Promise<void> {
    return writeMark(join(this.home, 'marks'), root, name, edition);
  }

  /** The contact whose name, given or claimed, `name` could be taken for, though `fingerprint` is not theirs. */
  async imitated(name: string, fingerprint: Fingerprint): Promise<{ readonly kind: Imitation; readonly contact: Contact } | null> {
    for (const contact of await this.contacts()) {
      if (contact.fingerprint === fingerprint) continue;
      const kind = imitation(name, contact.card.name) ?? (contact.petName === undefined ? null : imitation(name, contact.petName));
      if (kind) return { kind, contact };
    }
    return null;
  }
}

async function entryOf(folder: string): Promise<IdentityEntry | null> {
  const sealed = await isLocked(folder);
  const card = sealed === null ? null : await readIdentityCard(folder);
  return card && { fingerprint: card.fingerprint, card, sealed: sealed === true, folder };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
