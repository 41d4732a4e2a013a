import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CodeHandle } from '#renderer/ui';
import { type OpenDocument, type Statement, type TitleOf, useWorkbench, type Workbench } from '#renderer/workbench';
import type { Answered } from '#renderer/workers';
import type { JsonCommand, JsonValue } from '#shared/document';
import { parametersIn, type QueryDocument, type QueryParam, readQuery, statementAt, statementsIn, writeQuery } from '#shared/query';
import type { Table } from '#shared/table';
import type { Action } from './actions/action';
import type { Analysis } from './analyses/analysis';
import { answerWith, KERNEL } from './editor/answer-with';
import { Parts } from './parts';
import { type Asked, Runs, sheetOf } from './runs';

/** What the screen shows, apart from results. */
export interface DeskState {
  readonly document: OpenDocument | null;
  /** It is not known yet which documents there are. */
  readonly isSettling: boolean;
  /** Of the tree of tables; `null`: as at first. */
  readonly unfolded: ReadonlySet<string> | null;
  readonly tableFilter: string;
  readonly historyFilter: string;
  readonly isExporting: boolean;
  /** What of the shown result stands open above its rows. */
  readonly about: ResultPart | null;
  /** What stands open at the right. */
  readonly panel: DeskPanel | null;
}

/** A result's statement, how it was answered, what it rests on. */
export type ResultPart = 'statement' | 'how' | 'madeOf';

/** A side panel: an action that writes SQL, an analysis, the functions. */
export type DeskPanel =
  | { readonly is: 'action'; readonly action: Action['id'] }
  | { readonly is: 'analysis'; readonly analysis: Analysis }
  | { readonly is: 'functions' };

export const titleOf: TitleOf = (content) => readQuery(content).title;

/** The query screen's own store: what outlives leaving the screen. */
export class Desk {
  readonly store: StoreApi<DeskState> = createStore<DeskState>(() => ({
    document: null,
    isSettling: true,
    unfolded: null,
    tableFilter: '',
    historyFilter: '',
    isExporting: false,
    about: null,
    panel: null,
  }));
  readonly runs: Runs;
  /** The editor, while it is on the screen. */
  editor: CodeHandle | null = null;
  readonly parts = new Parts();
  #queue: Promise<unknown> = Promise.resolve();
  #renaming: (() => void) | null = null;

  constructor(private readonly workbench: Pick<Workbench, 'data' | 'documents' | 'session'>) {
    this.runs = new Runs(workbench.data);
  }

  readonly holdEditor = (editor: CodeHandle | null): void => {
    this.editor = editor;
  };

  get document(): OpenDocument | null {
    return this.store.getState().document;
  }

  /** Shows the document of that id, else the one of before, else the latest; where tables are open and nothing is written yet, a blank one. */
  show(id: string | undefined, untitled: () => string): Promise<void> {
    return this.#inTurn(async () => {
      const { documents, session } = this.workbench;
      await documents.known();
      const [latest] = this.#listed();
      const found = (id === undefined ? undefined : await documents.open(id, titleOf)) ?? this.document ?? (latest && (await documents.open(latest.id, titleOf)));
      const isWanted = found === undefined && session.store.getState().data.length > 0;
      this.store.setState({ document: isWanted ? await this.#make({ title: untitled(), sql: '', params: {} }) : (found ?? null), isSettling: false });
    });
  }

  /** A new document; one that is written like it already is shown instead. */
  open(query: QueryDocument): Promise<OpenDocument> {
    return this.#inTurn(async () => {
      const { documents } = this.workbench;
      await documents.known();
      for (const { id } of query.sql === '' ? [] : this.#listed()) {
        const document = await documents.open(id, titleOf);
        if (document && readQuery(document.state.getState().content).sql === query.sql) return this.#shown(document);
      }
      return this.#shown(await this.#make(query));
    });
  }

  /** Takes a document away and shows another. What comes back undoes it. */
  remove(id: string): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      const { documents } = this.workbench;
      const document = await documents.open(id, titleOf);
      const content = document?.state.getState().content;
      const sheet = this.runs.forget(id);
      await documents.remove(id);
      const [next] = this.#listed();
      if (this.document?.id === id) this.store.setState({ document: (next && (await documents.open(next.id, titleOf))) ?? null });
      return async () => {
        if (content === undefined) return;
        const standIn = this.document;
        const again = await documents.create('query', content, titleOf);
        this.runs.change(again.id, sheet);
        this.#shown(again);
        // The blank one that took its place, and its title, goes again.
        if (standIn !== null && isBlankLike(standIn, content)) await documents.remove(standIn.id);
      };
    });
  }

  /** What would be run now: what is selected, else the statement at the caret; `null` where none is written. */
  asked(): Asked | null {
    const document = this.document;
    if (document === null) return null;
    const { sql, params } = readQuery(document.state.getState().content);
    const { from, to } = this.editor?.selection ?? { from: 0, to: 0 };
    const place = to > from && sql.slice(from, to).trim() !== '' ? { sql: sql.slice(from, to), from } : statementAt(sql, from);
    return place === undefined || statementsIn(place.sql).length === 0 ? null : this.#asked(document, place, params);
  }

  /** Every statement of the document, or of what is selected if that is more than one. */
  askedAll(): Asked[] {
    const document = this.document;
    if (document === null) return [];
    const { sql, params } = readQuery(document.state.getState().content);
    const { from, to } = this.editor?.selection ?? { from: 0, to: 0 };
    const selected = statementsIn(sql.slice(from, to)).map((place) => ({ ...place, from: from + place.from }));
    return (selected.length > 1 ? selected : statementsIn(sql)).map((place) => this.#asked(document, place, params));
  }

  async run(keeps = false): Promise<void> {
    const document = this.document;
    if (document === null) return;
    const asked = this.asked();
    document.endStroke();
    if (asked === null) this.runs.sayNothing(document.id);
    else await this.runs.run(document.id, asked, keeps);
  }

  /** Ends what the document that is shown runs, or waits with. */
  cancel(): void {
    if (this.document !== null) this.runs.cancel(this.document.id);
  }

  async runAll(): Promise<void> {
    const document = this.document;
    if (document === null) return;
    const statements = this.askedAll();
    document.endStroke();
    if (statements.length === 0) this.runs.sayNothing(document.id);
    else await this.runs.runAll(document.id, statements);
  }

  /** Runs a statement that stands in the document, and leaves every result there is. */
  async runStatement(sql: string, from: number): Promise<void> {
    const document = this.document;
    if (document !== null) await this.runs.run(document.id, this.#asked(document, { sql, from }, readQuery(document.state.getState().content).params), true);
  }

  /** Adds what was worked out of an answer, beyond SQL. */
  put(asked: Asked, answer: Answered, table: Table): void {
    if (this.document !== null) this.runs.put(this.document.id, asked, { ...answer, table, truncated: false });
  }

  /** Puts a statement behind what is written, or goes to it where it stands already. Gives back where it begins. */
  write(statement: Statement): number {
    const document = this.document;
    if (document === null) return 0;
    const { sql, params } = readQuery(document.state.getState().content);
    const there = sql.indexOf(statement.sql);
    if (there < 0) document.execute(appended(sql, params, statement));
    const text = readQuery(document.state.getState().content).sql;
    const from = there < 0 ? text.length - statement.sql.length : there;
    // The editor has the text a moment later.
    requestAnimationFrame(() => this.editor?.select(from, from + statement.sql.length));
    return from;
  }

  /** Whether the last run of what is shown was refused. */
  hasError(): boolean {
    const { document } = this;
    return document !== null && sheetOf(this.runs.store.getState(), document.id).refused !== null;
  }

  /** Leads to the place where the title is written. */
  rename(): void {
    this.#renaming?.();
  }

  /** Whoever shows the title hears when it is to be written. */
  onRename(begin: () => void): () => void {
    this.#renaming = begin;
    return () => {
      this.#renaming = null;
    };
  }

  /** Opens a part of the shown result, or closes it. */
  toggle(part: ResultPart): void {
    this.store.setState(({ about }) => ({ about: about === part ? null : part }));
  }

  openPanel(panel: DeskPanel | null): void {
    this.store.setState({ panel });
  }

  #asked(document: OpenDocument, { sql, from }: { readonly sql: string; readonly from: number }, params: QueryDocument['params']): Asked {
    const { content } = document.state.getState();
    return { sql, from, text: readQuery(content).sql, params: valuesFor(sql, params), kernel: KERNEL[answerWith(content)] };
  }

  #listed() {
    return this.workbench.documents.summaries.getState().filter(({ kind }) => kind === 'query');
  }

  async #make(query: QueryDocument): Promise<OpenDocument> {
    const document = await this.workbench.documents.create('query', writeQuery(query) as unknown as JsonValue, titleOf);
    // Nothing of it would be lost: it was not typed.
    document.markExported();
    return document;
  }

  #shown(document: OpenDocument): OpenDocument {
    this.store.setState({ document, isSettling: false });
    return document;
  }

  /** One after another: two that begin at once must not both make the first document. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

function isBlankLike(document: OpenDocument, content: JsonValue): boolean {
  const { title, sql } = readQuery(document.state.getState().content);
  return sql.trim() === '' && title === readQuery(content).title;
}

function valuesFor(sql: string, params: QueryDocument['params']): Record<string, QueryParam> {
  return Object.fromEntries(parametersIn(sql).flatMap((name) => (Object.hasOwn(params, name) ? [[name, params[name] as QueryParam]] : [])));
}

/** One step that can be undone: the statement at the end, with the values that it needs and that are not given yet. */
function appended(sql: string, params: QueryDocument['params'], statement: Statement): JsonCommand {
  const kept = sql.trimEnd();
  const gap = kept === '' ? '' : kept.endsWith(';') ? '\n\n' : ';\n\n';
  const lacking = Object.entries(statement.params).filter(([name]) => !Object.hasOwn(params, name));
  return {
    type: 'all',
    commands: [
      { type: 'type', path: ['sql'], at: kept.length, remove: sql.length - kept.length, insert: gap + statement.sql },
      ...lacking.map(([name, value]): JsonCommand => ({ type: 'add', path: ['params'], name, value: value as JsonValue })),
    ],
  };
}

const desks = new WeakMap<Workbench, Desk>();

/** The one desk of a workbench. */
export function deskOf(workbench: Workbench): Desk {
  const desk = desks.get(workbench) ?? new Desk(workbench);
  desks.set(workbench, desk);
  return desk;
}

export function useDesk(): Desk {
  return deskOf(useWorkbench());
}
