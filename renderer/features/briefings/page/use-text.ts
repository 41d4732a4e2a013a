import type { Node as TextNode } from '@tiptap/pm/model';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useBriefing } from '../context';

/** The text as it is now, or what is read from it; read again when it changes. */
export function useText<Read>(read: (document: TextNode) => Read): Read {
  const { editor } = useBriefing();
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener);
      return () => void editor.off('transaction', listener);
    },
    [editor],
  );
  // Texts are values: the same one is the same object.
  const document = useSyncExternalStore(subscribe, () => editor.state.doc);
  return useMemo(() => read(document), [read, document]);
}
