import type { JsonValue } from './json';

export const DOCUMENT_KINDS = ['query', 'chart', 'briefing'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a list of documents shows. */
export interface DocumentSummary {
  /** Chosen by whoever made the document; never reused. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  /** Of the history that made the content; see `History.revision`. */
  readonly revision: number;
  /** When it was saved: ISO 8601, UTC. */
  readonly saved: string;
}

export interface StoredDocument extends DocumentSummary {
  /** As the document's file holds it: `chart/1`, `briefing/1` ... */
  readonly content: JsonValue;
}

export type DocumentToSave = Omit<StoredDocument, 'saved'>;

/** `conflict`: somebody else (another window) saved a revision that this one does not build on; nothing was written. */
export type SaveResult = { readonly status: 'saved'; readonly document: StoredDocument } | { readonly status: 'conflict'; readonly stored: StoredDocument };

export type StoreEvent = { readonly type: 'saved'; readonly document: DocumentSummary } | { readonly type: 'removed'; readonly id: string };

/**
 * Where documents are kept: in memory first, in the encrypted vault later.
 * Failures of the place itself are MoloErrors of the family `storage`.
 */
export interface DocumentStore {
  /** Latest saved first. */
  list(kind?: DocumentKind): Promise<readonly DocumentSummary[]>;
  load(id: string): Promise<StoredDocument | undefined>;
  /** @param base the revision that was loaded or saved last; 0 for a new document */
  save(document: DocumentToSave, base: number): Promise<SaveResult>;
  /** Removing what is not there is done already. */
  remove(id: string): Promise<void>;
  /** Tells every change after it was made. @returns stops telling */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}
