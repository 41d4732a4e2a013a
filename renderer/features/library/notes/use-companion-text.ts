import { useEffect, useState } from 'react';
import { useWorkbench } from '#renderer/workbench';
import type { Digest } from '#shared/base';

/** A companion as text; bytes that are no UTF-8 show as what they are not. */
export function useCompanionText(digest: Digest, path: string): { readonly text?: string; readonly failure?: unknown } {
  const { host } = useWorkbench();
  const [state, setState] = useState<{ readonly text?: string; readonly failure?: unknown }>({});
  useEffect(() => {
    let isWanted = true;
    host
      .companion(digest, path)
      .then((blob) => blob.text())
      .then(
        (text) => isWanted && setState({ text }),
        (failure: unknown) => isWanted && setState({ failure }),
      );
    return () => {
      isWanted = false;
    };
  }, [host, digest, path]);
  return state;
}
