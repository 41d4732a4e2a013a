import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DocumentKind, DocumentStore, DocumentSummary, JsonValue } from '#shared/document';
import { OpenDocument, type OpenDocumentOptions } from './open-document';
import type { Unsaved } from './unsaved';

/** How documents of one kind are called in lists: the feature knows. */
export type TitleOf = OpenDocumentOptions['titleOf'];

/** The documents of the workspace: which there are, and those that are open. */
export class Documents {
  /** Latest saved first. */
  readonly summaries: StoreApi<readonly DocumentSummary[]> = createStore<readonly DocumentSummary[]>(() => []);
  readonly #open = new Map<string, OpenDocument>();
  #restored: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: DocumentStore,
    private readonly unsaved: Unsaved,
    private readonly onConflict: () => void,
    private readonly onError: (error: unknown) => void,
  ) {
    store.subscribe((event) => {
      const id = event.type === 'saved' ? event.document.id : event.id;
      const others = this.summaries.getState().filter((document) => document.id !== id);
      this.summaries.setState(event.type === 'saved' ? [event.document, ...others] : others, true);
    });
  }

  /** What the host holds, after a start or a reload. */
  restore(): Promise<void> {
    this.#restored = this.store.list().then((listed) => this.summaries.setState(listed, true));
    return this.#restored;
  }

  /** Settled when it is known which documents there are; a failure is told where it was asked for. */
  async known(): Promise<void> {
    await this.#restored.catch(() => undefined);
  }

  /** A new document, kept at once. */
  async create(kind: DocumentKind, content: JsonValue, titleOf: TitleOf): Promise<OpenDocument> {
    const id = crypto.randomUUID();
    await this.store.save({ id, kind, title: titleOf(content), revision: 1, content }, 0);
    return this.#opened(new OpenDocument({ id, kind, content, revision: 1 }, this.#options(id, titleOf)));
  }

  /** The document of that id, the same for everybody who asks; `undefined` when there is none. */
  async open(id: string, titleOf: TitleOf): Promise<OpenDocument | undefined> {
    const open = this.#open.get(id);
    if (open) return open;
    const stored = await this.store.load(id);
    return this.#open.get(id) ?? (stored && this.#opened(new OpenDocument(stored, this.#options(id, titleOf))));
  }

  async remove(id: string): Promise<void> {
    await this.store.remove(id);
    this.#open.delete(id);
    this.unsaved.mark(id, false);
  }

  #opened(document: OpenDocument): OpenDocument {
    this.#open.set(document.id, document);
    return document;
  }

  #options(id: string, titleOf: TitleOf): OpenDocumentOptions {
    const { store, onConflict, onError } = this;
    return { store, titleOf, onConflict, onError, onUnsaved: (isUnsaved) => this.unsaved.mark(id, isUnsaved) };
  }
}
