import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { languageOf, type OpenData, type OpenTable, type Statement, type ToSeal, useWorkbench, type Workbench } from '#renderer/workbench';
import { type Digest, type Fingerprint, isMoloError, type Language } from '#shared/base';
import type { ContactView, IdentityView, Sealed } from '#shared/host';
import { withCheck } from '#shared/package';
import { compareCopy, type Compared } from './done/copy-check';
import { carried, continued } from './model/carry';
import { blankForm, mainTitle, type SealForm } from './model/form';
import { answerItem, tableItem } from './model/items';
import { isPackageName, packageName } from './model/problems';
import { passOn, sealUp, type Step } from './sealing-run';

export interface SealState {
  readonly form: SealForm;
  /** An open package that is passed on as it is; `null`: a package is made. */
  readonly passedOn: Digest | null;
  /** `null` until the host has said. */
  readonly contacts: readonly ContactView[] | null;
  readonly identities: readonly IdentityView[] | null;
  /** Which edition it will be; `null` while that is not known. */
  readonly edition: number | null;
  /** What is going on. */
  readonly step: Step | null;
  readonly failure: unknown;
  readonly done: Sealed | null;
  readonly compared: Compared | null;
}

/** The package that is being made, until it is sealed or begun anew: what was written is still there when the screen is shown again. */
export class Sealing {
  readonly store: StoreApi<SealState>;
  #stop: AbortController | null = null;

  constructor(private readonly workbench: Workbench) {
    this.store = createStore<SealState>(() => blank(this.#language));
  }

  get form(): SealForm {
    return this.store.getState().form;
  }

  /** Never rejects: what could not be had is told. */
  async load(): Promise<void> {
    const { host, tell } = this.workbench;
    try {
      const [contacts, all] = await Promise.all([host.call('contact.list', {}), host.call('identity.list', {})]);
      const identities = all.filter(isUsable);
      this.store.setState({ contacts, identities });
      const isThere = identities.some(({ fingerprint }) => fingerprint === this.form.identity);
      if (!isThere) this.change({ identity: identities[0]?.fingerprint ?? null });
      await this.#numberIt();
    } catch (error) {
      tell(error);
    }
  }

  change(change: Partial<SealForm>): void {
    this.store.setState(({ form }) => ({ form: { ...form, ...change }, failure: null }));
    if ('identity' in change || 'name' in change || 'titles' in change) void this.#numberIt();
  }

  /** Takes what another screen gives. */
  async take(what: ToSeal): Promise<void> {
    if (this.store.getState().done) this.clear();
    this.store.setState({ passedOn: what.is === 'passOn' ? what.digest : null });
    if (what.is === 'passOn') this.change({ name: this.#open().find(({ id }) => id === what.digest)?.name ?? null });
    if (what.is === 'answer') await this.addAnswer(what);
    if (what.is === 'data') for (const data of this.#open().filter(({ id }) => id === what.id)) for (const table of data.tables) this.addTable(data, table);
  }

  addTable(data: OpenData, table: OpenTable): void {
    const { items, language } = this.form;
    const item = tableItem(data, table, language, items.map(({ name }) => name));
    this.change({ items: [...items, item], ...carried(this.form, [data]) });
    if (mainTitle(this.form) === '' && item.title !== '') this.change({ titles: { ...this.form.titles, [language]: item.title } });
  }

  /** Asks for one row, to know the columns and what was read; all rows are asked for when it is sealed. */
  async addAnswer(statement: Statement): Promise<void> {
    const { table, sources } = await this.workbench.data.query({ ...statement, maxRows: 1 });
    const read = this.#open().filter(({ tables }) => tables.some(({ alias, name }) => sources.some((source) => source.alias === alias && source.name === name)));
    const { items, language } = this.form;
    this.change({ items: [...items, answerItem(statement, table.fields, read, language, items.map(({ name }) => name))], ...carried(this.form, read) });
  }

  /** The texts, marking and rules of an edition before. */
  continueFrom({ manifest }: OpenData): void {
    if (manifest) this.change(continued(manifest));
  }

  async unlock(fingerprint: Fingerprint, passphrase: string): Promise<void> {
    await this.workbench.host.call('identity.unlock', { fingerprint, passphrase });
    await this.load();
  }

  /** Never rejects: see `failure`. */
  async seal(): Promise<void> {
    const { form, passedOn } = this.store.getState();
    if (this.#stop || form.identity === null) return;
    const stop = (this.#stop = new AbortController());
    const job = { signal: stop.signal, onStep: (step: Step) => this.store.setState({ step }) };
    this.store.setState({ failure: null });
    try {
      const done = passedOn === null ? await sealUp(this.workbench, form, form.identity, job) : await passOn(this.workbench, passedOn, form, form.identity, job);
      this.store.setState({ done, compared: null });
    } catch (error) {
      this.store.setState({ failure: isMoloError(error, 'query.cancelled') || isMoloError(error, 'cancelled') ? 'cancelled' : error });
    } finally {
      this.#stop = null;
      this.store.setState({ step: null });
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Compares a copy with what was sealed, and notes it in the receipt. */
  async check(copy: File): Promise<void> {
    const { done } = this.store.getState();
    if (done === null || this.#stop) return;
    const stop = (this.#stop = new AbortController());
    try {
      const compared = await compareCopy(this.workbench.data, done.receipt, copy, {
        signal: stop.signal,
        onProgress: (progress) => this.store.setState({ step: { is: 'compare', name: copy.name, progress } }),
      });
      const receipt = withCheck(done.receipt, { at: new Date().toISOString(), copy: copy.name, same: compared.same });
      this.store.setState({ compared, done: { ...done, receipt } });
    } finally {
      this.#stop = null;
      this.store.setState({ step: null });
    }
  }

  /** Begins anew; the host forgets the sealed file. */
  clear(): void {
    const { done, form, contacts, identities } = this.store.getState();
    if (done) this.workbench.host.call('sealed.discard', { sealed: done.sealed }).catch(() => undefined);
    this.store.setState({ ...blank(this.#language), contacts, identities });
    this.change({ identity: form.identity });
  }

  #open(): readonly OpenData[] {
    return this.workbench.session.store.getState().data;
  }

  get #language(): Language {
    return languageOf(this.workbench.settings.getState(), navigator.languages);
  }

  /** Asks which edition it would be; an answer that comes too late is dropped. */
  async #numberIt(): Promise<void> {
    const { identity } = this.form;
    const name = packageName(this.form);
    const isStill = (): boolean => this.form.identity === identity && packageName(this.form) === name;
    if (identity === null || mainTitle(this.form) === '' || !isPackageName(name)) return this.store.setState({ edition: null });
    try {
      const { sequence } = await this.workbench.host.call('package.edition', { identity, name });
      if (isStill()) this.store.setState({ edition: sequence });
    } catch (error) {
      this.workbench.tell(error);
    }
  }
}

function blank(language: Language): SealState {
  return { form: blankForm(language), passedOn: null, contacts: null, identities: null, edition: null, step: null, failure: null, done: null, compared: null };
}

/** An identity that signs: one's own, and neither replaced nor void. */
function isUsable({ kind, retired, revoked }: IdentityView): boolean {
  return kind === 'own' && retired === undefined && revoked === undefined;
}

const made = new WeakMap<Workbench, Sealing>();

/** One for each workbench. */
export function sealingOf(workbench: Workbench): Sealing {
  const sealing = made.get(workbench) ?? new Sealing(workbench);
  made.set(workbench, sealing);
  return sealing;
}

export function useSealing(): Sealing {
  return sealingOf(useWorkbench());
}

export function useSealState<Part>(part: (state: SealState) => Part): Part {
  return useStore(useSealing().store, part);
}
