import type { DocumentStore, DocumentSummary, StoredDocument, StoreEvent } from './store';

/** A store that forgets everything with the process. @param now the clock, for `saved` */
export function createMemoryStore(now: () => Date = () => new Date()): DocumentStore {
  const documents = new Map<string, StoredDocument>();
  const listeners = new Set<(event: StoreEvent) => void>();
  const tell = (event: StoreEvent): void => [...listeners].forEach((listener) => listener(event));

  return {
    async list(kind) {
      return [...documents.values()]
        .filter((document) => kind === undefined || document.kind === kind)
        .map(summaryOf)
        .reverse();
    },
    async load(id) {
      return documents.get(id);
    },
    async save(document, base) {
      const stored = documents.get(document.id);
      if (stored !== undefined && stored.revision !== base) return { status: 'conflict', stored };
      const saved: StoredDocument = { ...document, saved: now().toISOString() };
      // Taken out first, so that the map's order is the order of saving.
      documents.delete(document.id);
      documents.set(document.id, saved);
      tell({ type: 'saved', document: summaryOf(saved) });
      return { status: 'saved', document: saved };
    },
    async remove(id) {
      if (documents.delete(id)) tell({ type: 'removed', id });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function summaryOf({ content: _content, ...summary }: StoredDocument): DocumentSummary {
  return summary;
}
