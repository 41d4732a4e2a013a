import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#renderer/host';
import { useWorkbench, type Workbench } from '#renderer/workbench';
import { type Digest, type Fingerprint, isMoloError, MoloError } from '#shared/base';
import type { CardView, ContactView, IdentityView, InputOf, RevocationListView } from '#shared/host';
import { slugOf } from '#shared/package';
import { asTyped } from './ceremony';
import type { Order } from './people';

/** A contact on the way in: the card that was given, and what was typed of its fingerprint. */
export interface Draft {
  readonly card: string;
  readonly view: CardView;
  readonly typed: string;
  readonly petName: string;
}

export interface TrustState {
  /** `null` until the host has said. */
  readonly identities: readonly IdentityView[] | null;
  readonly contacts: readonly ContactView[] | null;
  /** The revocation lists that hold here, one of each issuer. */
  readonly lists: readonly RevocationListView[];
  /** Why the host did not say. */
  readonly failure: unknown;
  readonly search: string;
  readonly order: Order;
  readonly draft: Draft | null;
  /** Why the last card was not taken. */
  readonly cardFailure: unknown;
}

const EMPTY: TrustState = { identities: null, contacts: null, lists: [], failure: null, search: '', order: 'name', draft: null, cardFailure: null };

/** A card takes some three kilobytes; the host reads no more than this. */
const CARD_CHARACTERS = 64 * 1024;

/** Who the holder of this keyring is, and whom they trust. Passphrases pass through and stay nowhere. */
export class Trust {
  readonly store: StoreApi<TrustState> = createStore<TrustState>(() => EMPTY);

  constructor(
    private readonly host: Client,
    /** What is open is judged again. */
    private readonly recheck: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Never rejects: see `failure`. */
  async load(): Promise<void> {
    try {
      const [identities, contacts, lists] = await Promise.all([this.host.call('identity.list', {}), this.host.call('contact.list', {}), this.host.call('revocation.list', {})]);
      this.store.setState({ identities, contacts, lists, failure: null });
    } catch (failure) {
      this.store.setState({ failure });
    }
  }

  /** The holder's own identities; asks the host where nobody has yet. */
  async own(): Promise<readonly IdentityView[]> {
    if (this.store.getState().identities === null) await this.load();
    return ownOf(this.store.getState().identities ?? []);
  }

  async create(input: InputOf<'identity.create'>): Promise<IdentityView> {
    const made = await this.host.call('identity.create', input);
    await this.load();
    return made;
  }

  async unlock(fingerprint: Fingerprint, passphrase: string): Promise<void> {
    await this.host.call('identity.unlock', { fingerprint, passphrase });
    await this.load();
  }

  /** The bytes of an identity's card, and a name for their file. */
  async card({ fingerprint, name }: Pick<IdentityView, 'fingerprint' | 'name'>): Promise<{ readonly blob: Blob; readonly fileName: string }> {
    return { blob: await this.host.bytes('identity.card', { fingerprint }), fileName: `${slugOf(name)}.card.json` };
  }

  /** New keys in the place of an identity's, signed by the old one. @param passphrase of the old one, where it needs any */
  async rotate(fingerprint: Fingerprint, passphrase: string | null, newPassphrase: string | null): Promise<IdentityView> {
    const made = await this.host.call('identity.rotate', { fingerprint, passphrase, newPassphrase });
    await this.load();
    return made;
  }

  /** The bytes of an identity's backup, and a name for their file. */
  async backup({ fingerprint, name }: Pick<IdentityView, 'fingerprint' | 'name'>, passphrase: string): Promise<{ readonly blob: Blob; readonly fileName: string }> {
    return { blob: await this.host.bytes('identity.backup', { fingerprint, passphrase }), fileName: `${slugOf(name)}.identity-backup.json` };
  }

  async restoreIdentity(backup: string, passphrase: string): Promise<IdentityView> {
    const restored = await this.host.call('identity.restore', { backup, passphrase });
    await this.load();
    return restored;
  }

  /** Goes by the revocation list in an open package from now on. */
  async applyList(digest: Digest): Promise<void> {
    await this.host.call('revocation.apply', { digest });
    await Promise.all([this.load(), this.recheck()]);
  }

  /** Looks at a card. Never rejects: see `cardFailure`. */
  async readCard(card: string): Promise<void> {
    try {
      if (card.length > CARD_CHARACTERS) throw new MoloError('trust.badCard');
      const view = await this.host.call('card.read', { card });
      const before = this.store.getState().contacts?.find(({ fingerprint }) => fingerprint === view.succession?.from);
      this.store.setState({ draft: { card, view, typed: '', petName: before?.petName ?? '' }, cardFailure: null });
    } catch (cardFailure) {
      this.store.setState({ draft: null, cardFailure });
    }
  }

  change(draft: Partial<Pick<Draft, 'typed' | 'petName'>>): void {
    this.store.setState((state) => ({ draft: state.draft && { ...state.draft, ...draft } }));
  }

  forgetCard(): void {
    this.store.setState({ draft: null, cardFailure: null });
  }

  /** Adds the contact of the draft: the host compares once more what was typed. */
  async add({ card, typed, petName }: Draft): Promise<ContactView> {
    const own = ownName(petName);
    const added = await this.host.call('contact.add', { card, fingerprint: asTyped(typed), ...(own !== null && { petName: own }) });
    this.forgetCard();
    await this.load();
    return added;
  }

  /** Takes the card of the draft at the word of the contact's old key. */
  async succeed({ card, petName }: Draft): Promise<ContactView> {
    const own = ownName(petName);
    const added = await this.host.call('contact.succeed', { card, ...(own !== null && { petName: own }) });
    this.forgetCard();
    await this.load();
    return added;
  }

  async rename(fingerprint: Fingerprint, petName: string): Promise<ContactView> {
    const renamed = await this.host.call('contact.rename', { fingerprint, petName: ownName(petName) });
    await this.load();
    return renamed;
  }

  async remove(fingerprint: Fingerprint): Promise<void> {
    try {
      await this.host.call('contact.remove', { fingerprint });
    } catch (error) {
      // Gone already, by another window or the command line: that is what was asked for.
      if (!isMoloError(error, 'storage.notFound')) throw error;
    }
    await this.load();
  }

  async restore(fingerprint: Fingerprint): Promise<void> {
    await this.host.call('contact.restore', { fingerprint });
    await this.load();
  }
}

/** The holder's own identities that sign and are sealed for. */
export function ownOf(identities: readonly IdentityView[]): readonly IdentityView[] {
  return identities.filter(({ kind, retired }) => kind === 'own' && retired === undefined);
}

/** Those that only open what was sealed for them once. */
export function retiredOf(identities: readonly IdentityView[]): readonly IdentityView[] {
  return identities.filter(({ kind, retired }) => kind === 'own' && retired !== undefined);
}

/** A name as the services take it; `null` where nothing was written. */
export function ownName(typed: string): string | null {
  return typed.trim().normalize('NFC') || null;
}

const made = new WeakMap<Workbench, Trust>();

/** One for each workbench: what was begun is still there when the screen is shown again. */
export function trustOf(workbench: Workbench): Trust {
  const trust = made.get(workbench) ?? new Trust(workbench.host, () => workbench.session.recheck());
  made.set(workbench, trust);
  return trust;
}

export function useTrust(): Trust {
  return trustOf(useWorkbench());
}

export function useTrustState<Part>(part: (state: TrustState) => Part): Part {
  return useStore(useTrust().store, part);
}
