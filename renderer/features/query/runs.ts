import { createStore, type StoreApi } from 'zustand/vanilla';
import { GridMemory } from '#renderer/ui';
import type { Refused, Statement } from '#renderer/workbench';
import type { Answered, DataClient } from '#renderer/workers';
import { isMoloError } from '#shared/base';
import type { KernelChoice } from '#shared/query';
import type { AnalysisMade } from './analyses/analysis';

/** Rows that one result holds at most; a longer one is cut off and says so. */
export const MOST_ROWS = 1_000_000;

/** Runs that the history remembers. */
const MOST_REMEMBERED = 500;

/** A statement, and where it begins in the text that it was taken from. */
export interface Asked extends Statement {
  readonly from: number;
  /** The text that it was taken from, where there is more of it. */
  readonly text?: string;
  /** Who is to answer; left out, whoever is faster. */
  readonly kernel?: KernelChoice;
  /** What was worked out of the statement's answer, beyond SQL. */
  readonly analysis?: AnalysisMade;
}

/** The answer to one run, and how its grid was left. */
export interface Result {
  readonly id: number;
  /** Counted from 1 in its document. */
  readonly number: number;
  readonly asked: Asked;
  readonly answer: Answered;
  /** Stays when the next run comes. */
  readonly isPinned: boolean;
  readonly memory: GridMemory;
}

/** What a document's runs have come to. */
export interface Sheet {
  readonly results: readonly Result[];
  /** The id of the result that is looked at. */
  readonly shown: number | null;
  readonly refused: Refused | null;
  /** The last run, in a word. */
  readonly last: Outcome | ScriptDone | NothingToRun | null;
}

/** Which statement of a script, from 1. */
export interface Step {
  readonly at: number;
  readonly of: number;
}

export type Outcome =
  | { readonly is: 'answered'; readonly rows: number; readonly truncated: boolean; readonly milliseconds: number }
  /** `step`: where a script stopped. */
  | { readonly is: 'refused'; readonly error: unknown; readonly milliseconds: number; readonly step: Step | null }
  | { readonly is: 'cancelled'; readonly milliseconds: number; readonly step: Step | null };

/** Every statement of a script was answered. */
export interface ScriptDone {
  readonly is: 'script';
  readonly results: number;
  readonly milliseconds: number;
}

/** Only spaces and comments are written. */
export interface NothingToRun {
  readonly is: 'nothing';
}

export interface Running {
  /** Another document's question comes first. */
  readonly isWaiting: boolean;
  /** `performance.now()` at its beginning, or since it waits. */
  readonly since: number;
  /** Rows that have come so far, of the statement that runs. */
  readonly rows: number;
  readonly step: Step | null;
}

/** Whose place a new result takes: the last that is not pinned, of all that are not pinned, nobody's. */
type Place = 'last' | 'all' | 'beside';

/** A run of the past. */
export interface Ran {
  readonly id: number;
  readonly at: Date;
  readonly asked: Asked;
  readonly outcome: Outcome;
}

export interface RunsState {
  /** By document id. */
  readonly sheets: Readonly<Record<string, Sheet>>;
  /** By document id: at most one that runs, and those that wait for it. */
  readonly running: Readonly<Record<string, Running>>;
  /** Latest first. In memory only: a statement may hold what no disk should. */
  readonly history: readonly Ran[];
}

const BLANK: Sheet = { results: [], shown: null, refused: null, last: null };

export function sheetOf({ sheets }: RunsState, document: string): Sheet {
  return sheets[document] ?? BLANK;
}

export function runningIn({ running }: RunsState, document: string): Running | undefined {
  return running[document];
}

/** The document whose question is being answered, for those that wait. */
export function runningNow({ running }: RunsState): string | undefined {
  return Object.entries(running).find(([, { isWaiting }]) => !isWaiting)?.[0];
}

export function shownResult({ results, shown }: Sheet): Result | undefined {
  return results.find(({ id }) => id === shown) ?? results.at(-1);
}

/** Runs statements one at a time, each document's apart, and keeps what came of them, as long as the page is there. */
export class Runs {
  readonly store: StoreApi<RunsState> = createStore<RunsState>(() => ({ sheets: {}, running: {}, history: [] }));
  /** Of what runs or waits, by document. */
  readonly #stops = new Map<string, AbortController>();
  #turn: Promise<unknown> = Promise.resolve();
  #lastId = 0;

  constructor(private readonly data: Pick<DataClient, 'query'>) {}

  /** @param keeps leave every result there is, and add one */
  run(document: string, asked: Asked, keeps = false): Promise<void> {
    return this.#inOrder(document, [asked], keeps ? 'beside' : 'last');
  }

  /** Runs one after another, a result each, until one is refused. The first result takes the place of all that are not pinned. */
  runAll(document: string, statements: readonly Asked[]): Promise<void> {
    return this.#inOrder(document, statements, 'all');
  }

  /** Says that there was nothing to run; what was refused before stands no more. */
  sayNothing(document: string): void {
    if (!this.#stops.has(document)) this.change(document, { refused: null, last: { is: 'nothing' } });
  }

  /** Adds what was worked out of an answer. */
  put(document: string, asked: Asked, answer: Answered): void {
    this.#add(document, asked, answer, 'beside');
    this.#end(document, asked, new Date(), { is: 'answered', rows: answer.table.rows, truncated: answer.truncated, milliseconds: answer.milliseconds });
  }

  /** Ends what this document runs or waits with; what others run goes on. */
  cancel(document: string): void {
    this.#stops.get(document)?.abort();
  }

  show(document: string, id: number): void {
    this.change(document, { shown: id });
  }

  pin(document: string, id: number, isPinned: boolean): void {
    const { results } = sheetOf(this.store.getState(), document);
    this.change(document, { results: results.map((result) => (result.id === id ? { ...result, isPinned } : result)) });
  }

  close(document: string, id: number): void {
    const { results, shown } = sheetOf(this.store.getState(), document);
    const at = results.findIndex((result) => result.id === id);
    const left = results.filter((result) => result.id !== id);
    this.change(document, { results: left, shown: shown === id ? (left[Math.min(at, left.length - 1)]?.id ?? null) : shown });
  }

  /** Forgets a document's results and ends what it runs; gives the results back, for whoever undoes it. */
  forget(document: string): Sheet {
    this.cancel(document);
    const sheet = sheetOf(this.store.getState(), document);
    this.store.setState(({ sheets }) => ({ sheets: Object.fromEntries(Object.entries(sheets).filter(([id]) => id !== document)) }));
    return sheet;
  }

  change(document: string, change: Partial<Sheet>): void {
    this.store.setState((state) => ({ sheets: { ...state.sheets, [document]: { ...sheetOf(state, document), ...change } } }));
  }

  clearHistory(): void {
    this.store.setState({ history: [] });
  }

  /** A document asks one thing at a time; what several ask is answered in turn. */
  async #inOrder(document: string, statements: readonly Asked[], place: Place): Promise<void> {
    if (this.#stops.has(document) || statements.length === 0) return;
    const stop = new AbortController();
    this.#stops.set(document, stop);
    const isWaiting = this.#stops.size > 1;
    this.change(document, { refused: null });
    this.#run(document, { isWaiting, since: performance.now(), rows: 0, step: null });
    const before = this.#turn;
    const done = (isWaiting ? settled(before, stop.signal) : Promise.resolve()).then(() => this.#answerAll(document, statements, place, stop.signal));
    // Whoever comes next waits for all, also where this one gives up waiting.
    this.#turn = Promise.all([before, done.catch(() => undefined)]);
    try {
      await done;
    } finally {
      this.#stops.delete(document);
      this.store.setState(({ running }) => ({ running: Object.fromEntries(Object.entries(running).filter(([id]) => id !== document)) }));
    }
  }

  async #answerAll(document: string, statements: readonly Asked[], place: Place, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return this.change(document, { last: { is: 'cancelled', milliseconds: 0, step: null } });
    const since = performance.now();
    for (const [index, asked] of statements.entries()) {
      const step = statements.length < 2 ? null : { at: index + 1, of: statements.length };
      this.#run(document, { isWaiting: false, since, rows: 0, step });
      if (!(await this.#ask(document, asked, step, index === 0 ? place : 'beside', signal))) return;
    }
    if (statements.length > 1) this.change(document, { last: { is: 'script', results: statements.length, milliseconds: performance.now() - since } });
  }

  #run(document: string, running: Running): void {
    this.store.setState((state) => ({ running: { ...state.running, [document]: running } }));
  }

  /** Whether it was answered. */
  async #ask(document: string, asked: Asked, step: Step | null, place: Place, signal: AbortSignal): Promise<boolean> {
    const { sql, params, kernel } = asked;
    const [at, since] = [new Date(), performance.now()];
    const question = { sql, params, maxRows: MOST_ROWS, ...(kernel && { kernel }) };
    try {
      const answer = await this.data.query(question, { signal, onProgress: ({ rows = 0 }) => this.#progress(document, rows) });
      this.#add(document, asked, answer, place);
      this.#end(document, asked, at, { is: 'answered', rows: answer.table.rows, truncated: answer.truncated, milliseconds: answer.milliseconds });
      return true;
    } catch (error) {
      const isCancelled = isMoloError(error, 'query.cancelled');
      const ended = { milliseconds: performance.now() - since, step };
      if (!isCancelled) this.change(document, { refused: { error, sql: asked.sql, from: asked.from, ...(asked.text !== undefined && { text: asked.text }) } });
      this.#end(document, asked, at, isCancelled ? { is: 'cancelled', ...ended } : { is: 'refused', error, ...ended });
      return false;
    }
  }

  #progress(document: string, rows: number): void {
    const running = runningIn(this.store.getState(), document);
    if (running) this.#run(document, { ...running, rows });
  }

  #add(document: string, asked: Asked, answer: Answered, place: Place): void {
    const { results } = sheetOf(this.store.getState(), document);
    const replaced = place === 'beside' ? [] : results.filter(({ isPinned }) => !isPinned).slice(place === 'last' ? -1 : 0);
    const [before] = replaced;
    const kept = results.filter((result) => result === before || !replaced.includes(result));
    const number = before?.number ?? Math.max(0, ...kept.map((result) => result.number)) + 1;
    // The one that it replaces leaves the widths of columns of the same name.
    const result: Result = { id: ++this.#lastId, number, asked, answer, isPinned: false, memory: before?.memory ?? new GridMemory() };
    this.change(document, { results: before ? kept.with(kept.indexOf(before), result) : [...kept, result], shown: result.id });
  }

  #end(document: string, asked: Asked, at: Date, outcome: Outcome): void {
    this.change(document, { last: outcome });
    this.store.setState(({ history }) => ({ history: [{ id: ++this.#lastId, at, asked, outcome }, ...history].slice(0, MOST_REMEMBERED) }));
  }
}

/** Settles when those before are done, or when whoever waits gives up. */
async function settled(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  await Promise.race([before, new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))]);
}
