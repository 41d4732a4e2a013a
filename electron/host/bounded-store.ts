import { MoloError } from '#shared/base';
import type { DocumentStore } from '#shared/document';

/** A store that takes no more than `maximum` bytes of documents. A save beyond it is `host.limit`, and nothing was written. */
export function boundedStore(store: DocumentStore, maximum: number): DocumentStore {
  const sizes = new Map<string, number>();
  return {
    ...store,
    async save(document, base) {
      const size = JSON.stringify(document).length;
      const others = [...sizes].reduce((sum, [id, bytes]) => (id === document.id ? sum : sum + bytes), 0);
      if (others + size > maximum) throw new MoloError('host.limit', { maximum });
      const result = await store.save(document, base);
      if (result.status === 'saved') sizes.set(document.id, size);
      return result;
    },
    async remove(id) {
      await store.remove(id);
      sizes.delete(id);
    },
  };
}
