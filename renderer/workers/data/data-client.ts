import { asMoloError, type JobOptions, MoloError } from '#shared/base';
import type { ChosenFile } from '#shared/package';
import { AnswerCache } from './answer-cache';
import type { Answered, Ask, Comparison, DataOperation, FromWorker, InputOf, OutputOf, Port, Question, SentTable, TableToRead, ToWorker, ToWrite } from './contract';
import type { KeptDatabase, KeptTable } from './kept-table';
import { Dictionaries, unpack } from './sent-table';

/** A worker as its client sees it: a port that can be cut. */
export interface DataWorker extends Port<ToWorker, FromWorker> {
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** Something asked and not answered yet. */
interface Pending {
  readonly ask: Ask;
  readonly job: JobOptions;
  readonly dictionaries: Dictionaries;
  isSent: boolean;
  resolve(output: unknown): void;
  reject(error: MoloError): void;
}

/**
 * Tables in memory and the questions that they are asked, on a thread of their own. Failures are
 * `MoloError`s. Questions are handed to the worker one at a time: one that runs can only be stopped
 * together with its worker, and the next worker is given the kept tables and goes on.
 */
export class DataClient {
  #worker: DataWorker;
  /** SQLite is compiled once; until it is, what is asked waits. */
  #ready: Promise<void>;
  /** A worker that never said a word is not worth another try. */
  #hasAnswered = false;
  #pending: Pending[] = [];
  #lastId = 0;
  readonly #attached = new Map<string, KeptDatabase>();
  readonly #answers = new AnswerCache();

  constructor(
    private readonly spawn: () => DataWorker,
    private readonly sqlite: Promise<WebAssembly.Module>,
  ) {
    [this.#worker, this.#ready] = this.#begin();
  }

  /** Reads tables and attaches them under an alias, beside what it holds. Cancelled, it ends as `cancelled` and changes nothing. */
  async load(alias: string, tables: readonly TableToRead[], job?: JobOptions): Promise<OutputOf<'load'>> {
    const loaded = await this.#ask('load', { alias, tables }, job);
    this.#hold(alias, [...this.#tablesOf(alias), ...loaded.tables]);
    return loaded;
  }

  /** What a foreign package holds, looked over in the worker like everything that a stranger made. */
  survey(files: readonly ChosenFile[], job?: JobOptions): Promise<OutputOf<'survey'>> {
    return this.#ask('survey', { files }, job);
  }

  /** Takes tables away; without names, all of the alias. */
  async drop(alias: string, tables?: readonly string[]): Promise<void> {
    const gone = tables ?? this.#tablesOf(alias).map(({ name }) => name);
    await this.#ask('drop', { alias, tables: gone });
    this.#hold(alias, this.#tablesOf(alias).filter(({ name }) => !gone.includes(name)));
  }

  /** An answer that the page has already, if it is one to this. */
  known(question: Question): Answered | undefined {
    return this.#answers.find(question);
  }

  /** Cancelled, it ends at once as `query.cancelled`; the tables are there again well within a second. */
  async query(question: Question, job?: JobOptions): Promise<Answered> {
    const known = job?.signal?.aborted ? undefined : this.known(question);
    if (known) return known;
    const { age } = this.#answers;
    const answer = { ...(await this.#ask('query', question, job)), cached: false };
    this.#answers.keep(question, answer, age);
    return answer;
  }

  /** Who would answer a statement, and how. Cancelled, it ends as a query does. */
  explain(question: Pick<Question, 'sql' | 'params'>, job?: JobOptions): Promise<OutputOf<'explain'>> {
    return this.#ask('explain', question, job);
  }

  /** What a field of a table holds, in figures. Cancelled, it ends as a query does. */
  profile(field: InputOf<'profile'>, job?: JobOptions): Promise<OutputOf<'profile'>> {
    return this.#ask('profile', field, job);
  }

  /** What changed between two editions of a table. Cancelled, it ends as a query does. */
  compare(comparison: Comparison, job?: JobOptions): Promise<OutputOf<'compare'>> {
    return this.#ask('compare', comparison, job);
  }

  /** A table or all rows of an answer as a Parquet file. Cancelled, it ends as a query does. */
  write(wanted: ToWrite, job?: JobOptions): Promise<OutputOf<'write'>> {
    return this.#ask('write', wanted, job);
  }

  /** SHA-256 of a file, read where it lies. Cancelled, it ends as `cancelled`. */
  digest(file: File, job?: JobOptions): Promise<OutputOf<'digest'>> {
    return this.#ask('digest', file, job);
  }

  /** What is attached, as the next worker would be given it. */
  databases(): readonly KeptDatabase[] {
    return [...this.#attached.values()];
  }

  #hold(alias: string, tables: readonly KeptTable[]): void {
    if (tables.length > 0) this.#attached.set(alias, { alias, tables, written: null });
    else this.#attached.delete(alias);
    this.#answers.clear();
  }

  #tablesOf(alias: string): readonly KeptTable[] {
    return this.#attached.get(alias)?.tables ?? [];
  }

  #begin(): [DataWorker, Promise<void>] {
    const worker = this.spawn();
    worker.addEventListener('message', ({ data }) => worker === this.#worker && this.#hear(data));
    worker.addEventListener('error', () => worker === this.#worker && this.#lose());
    return [worker, this.sqlite.then((sqlite) => worker.postMessage({ kind: 'start', sqlite }))];
  }

  #ask<Name extends DataOperation>(name: Name, input: InputOf<Name>, job: JobOptions = {}): Promise<OutputOf<Name>> {
    return new Promise<unknown>((resolve, reject) => {
      const ask = { kind: 'ask', id: ++this.#lastId, name, input } as Ask;
      const question: Pending = { ask, job, dictionaries: new Dictionaries(), isSent: false, resolve, reject };
      if (job.signal?.aborted) return reject(cancelled(question));
      job.signal?.addEventListener('abort', () => this.#cancel(question), { once: true });
      this.#pending.push(question);
      this.#send();
    }) as Promise<OutputOf<Name>>;
  }

  /** Reading goes on beside everything else; of what holds the worker up, one at a time. */
  #send(): void {
    let isHeldUp = this.#pending.some((question) => question.isSent && holdsUp(question));
    for (const question of this.#pending) {
      if (question.isSent || (holdsUp(question) && isHeldUp)) continue;
      isHeldUp ||= holdsUp(question);
      question.isSent = true;
      const worker = this.#worker;
      this.#ready.then(
        () => worker === this.#worker && this.#pending.includes(question) && worker.postMessage(question.ask),
        (error: unknown) => this.#settle(question) && question.reject(asMoloError(error)),
      );
    }
  }

  #hear(message: FromWorker): void {
    this.#hasAnswered = true;
    if (message.kind === 'written') return this.#keepPages(message);
    const question = this.#pending.find(({ ask }) => ask.id === message.id);
    if (question === undefined) return;
    if (message.kind === 'progress') return question.job.onProgress?.(message.progress);
    if (message.kind === 'entries') return question.dictionaries.add(message.column, message.entries);
    this.#settle(question);
    if (message.kind === 'done') question.resolve(received(question, message.output));
    else question.reject(new MoloError(message.error.code, message.error.params));
    this.#send();
  }

  #keepPages({ alias, written }: FromWorker & { kind: 'written' }): void {
    const database = this.#attached.get(alias);
    if (database) this.#attached.set(alias, { ...database, written });
  }

  /** Whether it was still waited for. */
  #settle(question: Pending): boolean {
    const before = this.#pending.length;
    this.#pending = this.#pending.filter((other) => other !== question);
    return this.#pending.length < before;
  }

  #cancel(question: Pending): void {
    // Reading listens; what it had read is thrown away over there.
    if (!holdsUp(question) && question.isSent) return this.#worker.postMessage({ kind: 'cancel', id: question.ask.id });
    if (!this.#settle(question)) return;
    question.reject(cancelled(question));
    if (question.isSent) this.#replace();
  }

  /** The worker broke down, most likely for want of memory: what it was at fails, the rest goes on. */
  #lose(): void {
    const sent = this.#pending.filter(({ isSent }) => isSent);
    const lost = this.#hasAnswered ? (sent.filter(holdsUp)[0] ?? sent[0]) : undefined;
    for (const question of lost ? [lost] : this.#pending) {
      this.#settle(question);
      question.reject(new MoloError(holdsUp(question) ? 'query.memory' : 'internal'));
    }
    if (this.#hasAnswered) this.#replace();
  }

  /** Another worker takes over: it is given the kept tables, then asked whatever is not answered yet. */
  #replace(): void {
    this.#worker.terminate();
    this.#hasAnswered = false;
    [this.#worker, this.#ready] = this.#begin();
    const left = this.#pending.filter(({ ask }) => ask.name !== 'reopen');
    this.#pending = [];
    for (const database of this.#attached.values()) {
      // What cannot be opened again is not there any more: statements that name it will say so.
      this.#ask('reopen', database).catch(() => this.#hold(database.alias, []));
    }
    for (const question of left) {
      question.isSent = false;
      question.dictionaries.clear();
    }
    this.#pending.push(...left);
    this.#send();
  }
}

/** What the worker does in one go and hears nothing meanwhile. */
const HOLDING_UP: ReadonlySet<DataOperation> = new Set(['query', 'explain', 'profile', 'drop', 'compare', 'write']);

function holdsUp({ ask }: Pending): boolean {
  return HOLDING_UP.has(ask.name);
}

function cancelled({ ask }: Pending): MoloError {
  return new MoloError(ask.name === 'query' ? 'query.cancelled' : 'cancelled');
}

function received({ ask, dictionaries }: Pending, output: unknown): unknown {
  if (ask.name !== 'query') return output;
  const result = output as Omit<OutputOf<'query'>, 'table'> & { readonly table: SentTable };
  return { ...result, table: unpack(result.table, dictionaries) };
}
