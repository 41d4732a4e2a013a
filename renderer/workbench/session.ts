import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#renderer/host';
import { type DataClient, keptBytes } from '#renderer/workers';
import { isMoloError, type JobOptions, MoloError } from '#shared/base';
import type { InputOf, Opened, OpenPackage } from '#shared/host';
import { bytesOf, type Caveat, type ChosenFile, isAgeFile, isArchive, type RefusedVerdict, type UnknownPublisherVerdict } from '#shared/package';
import { aliasOf } from '#shared/query';
import { gathered, isCalledSealed } from './gathered';
import { fileData, FILES_ALIAS, fileToRead, foreignData, foreignToRead, type OpenData, packageData, resourcesToRead } from './open-data';
import type { Opening, OpeningState } from './opening';

/** Everything that is open, in the order in which it was opened, and what is on its way. */
export interface SessionState {
  readonly data: readonly OpenData[];
  readonly openings: readonly Opening[];
  /** The host has not said yet what it still holds open from before a reload. */
  readonly isRestoring: boolean;
}

/** Bytes that tell a sealed package from anything else. */
const HEAD = 64;

/** Opens and closes packages and plain files, and knows which are open. */
export class Session {
  readonly store: StoreApi<SessionState> = createStore<SessionState>(() => ({ data: [], openings: [], isRestoring: false }));
  readonly #cancels = new Map<number, AbortController>();
  readonly #retries = new Map<number, (accept: readonly Caveat[]) => Promise<void>>();
  /** What the holder has said yes to. */
  readonly #accepted = new Map<number, readonly Caveat[]>();
  /** What the host keeps of a file that can be tried again, until it is opened or given up. */
  readonly #uploads = new Map<number, string>();
  /** Aliases of what is being loaded: nobody else is given them meanwhile. */
  readonly #claimed = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #lastId = 0;

  constructor(
    private readonly host: Client,
    private readonly worker: DataClient,
    /** Where a file lies on the disk, if the host takes files by path. */
    private readonly pathOf: (file: File) => string | null = () => null,
  ) {}

  /**
   * Opens files that were dropped or chosen together. Those of one folder, or beside a `datapackage.json`, are one
   * package; a sealed package is always one by itself.
   */
  async openFiles(files: readonly File[]): Promise<void> {
    const { alone, together } = gathered(files);
    await Promise.all([...alone.map((file) => this.openFile(file)), ...together.map(({ name, chosen }) => this.#opening(name, (id, job) => this.#openForeign(id, chosen, job)))]);
  }

  /** Opens a file of any kind. A sealed package goes to the host as it is; a plain file never leaves the page. Never rejects: see `openings`. */
  openFile(file: File): Promise<void> {
    return this.#opening(file.name, async (id, job) => {
      const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
      if (!isAgeFile(head) && !isCalledSealed(file.name)) {
        return (await isArchive(bytesOf(file))) ? this.#openForeign(id, [{ path: file.name, file }], job) : this.#openPlain(id, file, job);
      }
      await this.#inTurn(id, job, async () => {
        const path = this.pathOf(file);
        if (path !== null) return this.#openSealed(id, { path }, job);
        this.#enter(id, { is: 'sending' });
        await this.#openSealed(id, { upload: await this.host.upload(file, file.name, job.signal) }, job);
      });
    });
  }

  /** Opens a sealed package by its path, where the host takes paths: one that was opened from outside. */
  openPath(path: string): Promise<void> {
    return this.#opening(path.split(/[/\\]/).at(-1) ?? path, (id, job) => this.#inTurn(id, job, () => this.#openSealed(id, { path }, job)));
  }

  /** The training package. */
  openSample(edition: 1 | 2 = 1): Promise<void> {
    return this.#opening(null, (id, job) => this.#inTurn(id, job, () => this.#verify(id, () => this.host.call('sample.open', { edition }, job), job)));
  }

  /** What the host still holds open, after a reload of the page: in the same order, each under the alias that it had. */
  async restore(): Promise<void> {
    this.store.setState({ isRestoring: true });
    const held = await this.host.call('package.list', {}).finally(() => this.store.setState({ isRestoring: false }));
    const open = held.flatMap((answer) => (answer.opened ? [answer.package] : []));
    // Who was called something is called that again, before anybody who was not is given a name.
    const named = open.toSorted((one, other) => Number(one.alias === undefined) - Number(other.alias === undefined));
    const aliases = new Map(named.map((sealed) => [sealed.digest, this.#claim(sealed.manifest.name, sealed.alias)]));
    await Promise.all(open.map((sealed) => this.#opening(sealed.manifest.name, (id, job) => this.#read(id, sealed, job, aliases.get(sealed.digest)))));
    const place = (data: OpenData): number => (open.findIndex(({ digest }) => digest === data.id) + open.length + 1) % (open.length + 1);
    this.store.setState(({ data }) => ({ data: data.toSorted((one, other) => place(one) - place(other)) }));
  }

  /** Takes away the tables of packages whose publisher's key was declared void since they were opened, and says so. */
  async recheck(): Promise<void> {
    for (const answer of await this.host.call('package.list', {})) {
      if (!answer.opened) await this.#withdraw(answer.verdict);
    }
  }

  cancel(id: number): void {
    this.#cancels.get(id)?.abort();
    // What has not begun has nothing to end.
    if (this.store.getState().openings.some((opening) => opening.id === id && opening.state.is === 'waiting')) this.dismiss(id);
  }

  /** Once more, after `locked`, or after `refused` with what the holder says yes to. */
  async retry(id: number, accept?: Caveat): Promise<void> {
    const accepted = [...new Set([...(this.#accepted.get(id) ?? []), ...(accept === undefined ? [] : [accept])])];
    this.#accepted.set(id, accepted);
    await this.#retries.get(id)?.(accepted);
  }

  /** Forgets what became of an opening; of one that could be tried again the host forgets the file too. */
  dismiss(id: number): void {
    const upload = this.#uploads.get(id);
    const isKept = this.store.getState().openings.some((opening) => opening.id === id && canBeTriedAgain(opening.state));
    // One that the host has forgotten by itself is as good as discarded.
    if (upload !== undefined && isKept) this.host.call('upload.discard', { upload }).catch(() => undefined);
    for (const kept of [this.#uploads, this.#retries, this.#accepted]) kept.delete(id);
    this.store.setState(({ openings }) => ({ openings: openings.filter((opening) => opening.id !== id) }));
  }

  /** Takes a package's or a file's tables away. */
  async close(id: string): Promise<void> {
    const data = this.store.getState().data.find((open) => open.id === id);
    if (data === undefined) return;
    await this.worker.drop(data.alias, data.tables.map(({ name }) => name));
    if (data.origin.signed && data.origin.digest) await this.host.call('package.close', { digest: data.origin.digest });
    this.store.setState((state) => ({ data: state.data.filter((open) => open.id !== id) }));
  }

  async #opening(name: string | null, work: (id: number, job: JobOptions) => Promise<void>): Promise<void> {
    const id = ++this.#lastId;
    const opening: Opening = { id, name, state: { is: 'reading' }, progress: null, since: performance.now() };
    this.store.setState(({ openings }) => ({ openings: [...openings, opening] }));
    await this.#run(id, (job) => work(id, job));
  }

  /** Tells how the work goes; when it went well there is nothing more to tell. */
  async #run(id: number, work: (job: JobOptions) => Promise<void>): Promise<void> {
    const stop = new AbortController();
    this.#cancels.set(id, stop);
    try {
      await work({ signal: stop.signal, onProgress: (progress) => this.#change(id, { progress }) });
    } catch (error) {
      if (isMoloError(error, 'cancelled')) this.dismiss(id);
      else if (isMoloError(error, 'trust.passphraseNeeded') || isMoloError(error, 'trust.passphraseWrong')) this.#enter(id, { is: 'locked', error });
      else this.#enter(id, { is: 'failed', error });
    } finally {
      this.#cancels.delete(id);
    }
  }

  /**
   * Sealed packages are opened one after another: the host never holds more than one that nobody has opened yet, and
   * they come in the order in which they were dropped.
   */
  #inTurn(id: number, { signal }: JobOptions, work: () => Promise<void>): Promise<void> {
    this.#enter(id, { is: 'waiting' });
    const done = this.#turn.then(() => {
      if (signal?.aborted) throw new MoloError('cancelled');
      return work();
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #openSealed(id: number, input: InputOf<'package.open'>, job: JobOptions): Promise<void> {
    const verify = (accept: readonly Caveat[], again: JobOptions): Promise<void> =>
      this.#verify(id, () => this.host.call('package.open', { ...input, accept: [...accept] }, again), again);
    this.#retries.set(id, (accept) => this.#run(id, (again) => this.#inTurn(id, again, () => verify(accept, again))));
    if ('upload' in input) this.#uploads.set(id, input.upload);
    await verify([], job);
  }

  async #verify(id: number, ask: () => Promise<Opened>, job: JobOptions): Promise<void> {
    this.#enter(id, { is: 'verifying' });
    const answer = await ask();
    if (!answer.opened) return this.#enter(id, refused(answer.verdict));
    await this.#read(id, answer.package, job);
  }

  /** @param claimed the alias that was claimed for it; else it is called by its name */
  async #read(id: number, sealed: OpenPackage, job: JobOptions, claimed?: string): Promise<void> {
    const { digest, manifest } = sealed;
    if (this.store.getState().data.every((open) => open.id !== digest)) {
      this.#enter(id, { is: 'reading' });
      const alias = claimed ?? this.#claim(manifest.name);
      try {
        await this.host.call('package.attach', { digest, alias });
        this.#add(packageData(sealed, await this.worker.load(alias, resourcesToRead(sealed), job)));
      } catch (error) {
        await this.host.call('package.close', { digest });
        throw error;
      } finally {
        this.#claimed.delete(alias);
      }
    }
    this.dismiss(id);
  }

  async #openForeign(id: number, files: readonly ChosenFile[], job: JobOptions): Promise<void> {
    this.#enter(id, { is: 'reading' });
    const survey = await this.worker.survey(files, job);
    const alias = this.#claim(survey.name);
    try {
      this.#add(foreignData(survey, await this.worker.load(alias, foreignToRead(files, survey), job)));
    } finally {
      this.#claimed.delete(alias);
    }
    this.dismiss(id);
  }

  /** An alias for what is to be loaded, which loading then frees: the one of before if nobody has it, else the first that is free. */
  #claim(name: string, before?: string): string {
    const taken = [...this.worker.databases().map(({ alias }) => alias), ...this.#claimed, FILES_ALIAS];
    const alias = before !== undefined && !taken.includes(before) ? before : aliasOf(name, taken);
    this.#claimed.add(alias);
    return alias;
  }

  async #openPlain(id: number, file: File, job: JobOptions): Promise<void> {
    this.#enter(id, { is: 'reading' });
    this.#add(fileData(file, await this.worker.load(FILES_ALIAS, [fileToRead(file)], job)));
    this.dismiss(id);
  }

  /** What was opened is turned away after all. */
  async #withdraw(verdict: RefusedVerdict | UnknownPublisherVerdict): Promise<void> {
    const withdrawn = this.store.getState().data.find(({ id }) => id === verdict.package?.digest);
    if (withdrawn === undefined) return;
    const { name, alias, tables } = withdrawn;
    await this.worker.drop(alias, tables.map((table) => table.name));
    const opening: Opening = { id: ++this.#lastId, name, state: refused(verdict), progress: null, since: performance.now() };
    this.store.setState(({ data, openings }) => ({ data: data.filter((open) => open !== withdrawn), openings: [...openings, opening] }));
  }

  #add(data: OpenData): void {
    this.store.setState((state) => ({ data: [...state.data, data] }));
  }

  #enter(id: number, state: OpeningState): void {
    this.#change(id, { state, progress: null, since: performance.now() });
  }

  #change(id: number, change: Partial<Opening>): void {
    this.store.setState(({ openings }) => ({ openings: openings.map((opening) => (opening.id === id ? { ...opening, ...change } : opening)) }));
  }
}

/** What may be accepted in so many words, by the code of the refusal. */
const ACCEPTED_CODES: Readonly<Record<string, Caveat>> = { 'trust.rollback': 'earlier', 'trust.expired': 'expired' };

function refused(verdict: RefusedVerdict | UnknownPublisherVerdict): OpeningState {
  return { is: 'refused', verdict, accepts: ACCEPTED_CODES[verdict.error.code] ?? null };
}

function canBeTriedAgain(state: OpeningState): boolean {
  return state.is === 'locked' || (state.is === 'refused' && state.accepts !== null);
}

/** Rows, tables and bytes in memory. */
export function sizeOf(data: readonly OpenData[], worker: Pick<DataClient, 'databases'>): { rows: number; tables: number; bytes: number } {
  const tables = data.flatMap((open) => open.tables);
  return {
    rows: tables.reduce((sum, { rows = 0 }) => sum + rows, 0),
    tables: tables.length,
    bytes: worker.databases().reduce((sum, database) => sum + keptBytes(database), 0),
  };
}
