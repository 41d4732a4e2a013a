import type { DocumentStore } from '#shared/host';
import type { Client } from './client';

type Listener = Parameters<DocumentStore['subscribe']>[0];

/** The host's documents behind the interface that any store has. It tells of what changes through this window. */
export function createDocumentStore(client: Client): DocumentStore {
  const listeners = new Set<Listener>();
  const tell: Listener = (event) => [...listeners].forEach((listener) => listener(event));

  return {
    list: (kind) => client.call('document.list', kind === undefined ? {} : { kind }),
    load: async (id) => (await client.call('document.load', { id })) ?? undefined,
    async save(document, base) {
      const result = await client.call('document.save', { document, base });
      if (result.status === 'saved') {
        const { content: _content, ...summary } = result.document;
        tell({ type: 'saved', document: summary });
      }
      return result;
    },
    async remove(id) {
      await client.call('document.remove', { id });
      tell({ type: 'removed', id });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
