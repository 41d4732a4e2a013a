import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Changed,
  type DocumentKind,
  type DocumentStore,
  endStroke,
  execute,
  type History,
  type JsonCommand,
  jsonEditor,
  type JsonValue,
  redo,
  startHistory,
  type StoredDocument,
  undo,
} from '#shared/document';
import type { UndoHistory } from './history';

/** A document on the screen. */
export interface DocumentState {
  readonly content: JsonValue;
  readonly title: string;
  readonly revision: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `kept`: the host has every change; a reload of the page loses nothing. */
  readonly keeping: 'kept' | 'waiting' | 'failed';
}

export interface OpenDocumentOptions {
  readonly store: DocumentStore;
  /** What a list calls a document with this content. */
  readonly titleOf: (content: JsonValue) => string;
  /** Closing the window would lose work, or not any more. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
  /** Another window changed it: what it holds now is shown instead. */
  readonly onConflict: () => void;
  readonly onError: (error: unknown) => void;
}

type Document = History<JsonValue, JsonCommand>;

/** Milliseconds after the last change until the host is given it: a stroke of typing, not every key. */
const KEEP_AFTER = 300;

/** A document that is edited by commands; the host is given every change, undo and redo included. */
export class OpenDocument implements UndoHistory {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly state: StoreApi<DocumentState>;
  #history: Document;
  /** The revision that the host has. */
  #kept: number;
  /** The revision that was last written to a file; what came after it would be lost with the window. */
  #exported = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor({ id, kind, content, revision }: Pick<StoredDocument, 'id' | 'kind' | 'content' | 'revision'>, private readonly options: OpenDocumentOptions) {
    this.id = id;
    this.kind = kind;
    this.#history = startHistory(content, revision);
    this.#kept = revision;
    this.state = createStore<DocumentState>(() => this.#shown('kept'));
    this.#tellUnsaved();
  }

  readonly canUndo = (): boolean => this.#history.undoable.length > 0;
  readonly canRedo = (): boolean => this.#history.redoable.length > 0;

  execute(command: JsonCommand): void {
    this.#take(execute(this.#history, jsonEditor, command));
  }

  undo(): void {
    this.#take(undo(this.#history, jsonEditor));
  }

  redo(): void {
    this.#take(redo(this.#history, jsonEditor));
  }

  /** What is typed next is a step of its own. */
  endStroke(): void {
    this.#history = endStroke(this.#history);
  }

  /** It was written to a file as it is now. */
  markExported(): void {
    this.#exported = this.#history.revision;
    this.#tellUnsaved();
  }

  /** Gives the host what it does not have yet, now. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    // One after another: each builds on the revision before.
    this.#keeping = this.#keeping.then(() => this.#save());
    return this.#keeping;
  }

  #take(changed: Changed<JsonValue, JsonCommand> | null): void {
    if (changed === null) return;
    this.#history = changed.history;
    this.state.setState(this.#shown('waiting'), true);
    this.#tellUnsaved();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), KEEP_AFTER);
  }

  async #save(): Promise<void> {
    const { document: content, revision } = this.#history;
    if (revision === this.#kept) return;
    const { store, titleOf, onError } = this.options;
    try {
      const result = await store.save({ id: this.id, kind: this.kind, title: titleOf(content), revision, content }, this.#kept);
      if (result.status === 'conflict') return this.#adopt(result.stored);
      this.#kept = revision;
      if (this.#history.revision === revision) this.state.setState(this.#shown('kept'), true);
    } catch (error) {
      this.state.setState(this.#shown('failed'), true);
      onError(error);
    }
  }

  #adopt({ content, revision }: StoredDocument): void {
    this.#history = startHistory(content, revision);
    this.#kept = revision;
    this.state.setState(this.#shown('kept'), true);
    this.options.onConflict();
  }

  #tellUnsaved(): void {
    this.options.onUnsaved(this.#history.revision > this.#exported);
  }

  #shown(keeping: DocumentState['keeping']): DocumentState {
    const { document: content, revision } = this.#history;
    return { content, title: this.options.titleOf(content), revision, canUndo: this.canUndo(), canRedo: this.canRedo(), keeping };
  }
}
