import { createStore, type StoreApi } from 'zustand/vanilla';
import { GridMemory } from '#renderer/ui';
import type { Refused, Statement } from '#renderer/workbench';
import type { Answered, DataClient } from '#renderer/workers';
import { isMoloError } from '#shared/base';

/** Rows that one result holds at most; a longer one is cut off and says so. */
export const MOST_ROWS = 1_000_000;

/** Runs that the history remembers. */
const MOST_REMEMBERED = 500;

/** A statement, and where it begins in the text that it was taken from. */
export interface Asked extends Statement {
  readonly from: number;
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
  readonly last: Outcome | null;
}

export type Outcome =
  | { readonly is: 'answered'; readonly rows: number; readonly truncated: boolean; readonly milliseconds: number }
  | { readonly is: 'refused'; readonly error: unknown; readonly milliseconds: number }
  | { readonly is: 'cancelled'; readonly milliseconds: number };

export interface Running {
  readonly sheet: string;
  /** `performance.now()` at its beginning. */
  readonly since: number;
  /** Rows that have come so far. */
  readonly rows: number;
}

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
  readonly running: Running | null;
  /** Latest first. In memory only: a statement may hold what no disk should. */
  readonly history: readonly Ran[];
}

const BLANK: Sheet = { results: [], shown: null, refused: null, last: null };

export function sheetOf({ sheets }: RunsState, document: string): Sheet {
  return sheets[document] ?? BLANK;
}

export function shownResult({ results, shown }: Sheet): Result | undefined {
  return results.find(({ id }) => id === shown) ?? results.at(-1);
}

/** Runs statements one at a time and keeps what came of them, as long as the page is there. */
export class Runs {
  readonly store: StoreApi<RunsState> = createStore<RunsState>(() => ({ sheets: {}, running: null, history: [] }));
  #stop: AbortController | null = null;
  #lastId = 0;

  constructor(private readonly data: Pick<DataClient, 'query'>) {}

  /** @param keeps leave every result there is, and add one */
  async run(document: string, asked: Asked, keeps = false): Promise<void> {
    if (this.#stop) return;
    const stop = (this.#stop = new AbortController());
    const [at, since] = [new Date(), performance.now()];
    this.store.setState({ running: { sheet: document, since, rows: 0 } });
    this.change(document, { refused: null });
    const elapsed = (): number => performance.now() - since;
    try {
      const { sql, params } = asked;
      const answer = await this.data.query({ sql, params, maxRows: MOST_ROWS }, { signal: stop.signal, onProgress: ({ rows = 0 }) => this.#progress(rows) });
      this.#add(document, asked, answer, keeps);
      this.#end(document, asked, at, { is: 'answered', rows: answer.table.rows, truncated: answer.truncated, milliseconds: answer.milliseconds });
    } catch (error) {
      const isCancelled = isMoloError(error, 'query.cancelled');
      if (!isCancelled) this.change(document, { refused: { error, sql: asked.sql, from: asked.from } });
      this.#end(document, asked, at, isCancelled ? { is: 'cancelled', milliseconds: elapsed() } : { is: 'refused', error, milliseconds: elapsed() });
    } finally {
      this.#stop = null;
      this.store.setState({ running: null });
    }
  }

  cancel(): void {
    this.#stop?.abort();
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

  /** Forgets a document's results; gives them back, for whoever undoes it. */
  forget(document: string): Sheet {
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

  #progress(rows: number): void {
    this.store.setState(({ running }) => ({ running: running && { ...running, rows } }));
  }

  #add(document: string, asked: Asked, answer: Answered, keeps: boolean): void {
    const { results } = sheetOf(this.store.getState(), document);
    const at = keeps ? -1 : results.findLastIndex(({ isPinned }) => !isPinned);
    const before = results[at];
    const number = before?.number ?? Math.max(0, ...results.map((result) => result.number)) + 1;
    // The one that it replaces leaves the widths of columns of the same name.
    const result: Result = { id: ++this.#lastId, number, asked, answer, isPinned: false, memory: before?.memory ?? new GridMemory() };
    this.change(document, { results: before ? results.with(at, result) : [...results, result], shown: result.id });
  }

  #end(document: string, asked: Asked, at: Date, outcome: Outcome): void {
    this.change(document, { last: outcome });
    this.store.setState(({ history }) => ({ history: [{ id: ++this.#lastId, at, asked, outcome }, ...history].slice(0, MOST_REMEMBERED) }));
  }
}
