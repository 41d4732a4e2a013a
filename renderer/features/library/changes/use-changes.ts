import { useEffect, useState } from 'react';
import { type OpenTable, useWorkbench } from '#renderer/workbench';
import type { DataClient } from '#renderer/workers';
import type { TableChanges } from '#shared/table';

/** Kept as long as the later table is open: comparing a million rows takes a second or two. */
const known = new WeakMap<OpenTable, Map<OpenTable, TableChanges>>();

/** What changed in a table between two editions. */
export function useChanges(before: OpenTable, after: OpenTable, key: readonly string[]): { readonly changes?: TableChanges; readonly failure?: unknown } {
  const { data } = useWorkbench();
  const kept = known.get(after)?.get(before);
  const [state, setState] = useState<{ readonly of?: OpenTable; readonly changes?: TableChanges; readonly failure?: unknown }>({});
  useEffect(() => {
    if (kept) return;
    const stop = new AbortController();
    ask(data, before, after, key, stop.signal).then(
      (changes) => stop.signal.aborted || setState({ of: before, changes }),
      (failure: unknown) => stop.signal.aborted || setState({ of: before, failure }),
    );
    return () => stop.abort();
  }, [data, before, after, key, kept]);
  if (kept) return { changes: kept };
  return state.of === before ? state : {};
}

async function ask(data: DataClient, before: OpenTable, after: OpenTable, key: readonly string[], signal: AbortSignal): Promise<TableChanges> {
  const reference = ({ alias, name }: OpenTable) => ({ alias, name });
  const changes = await data.compare({ before: reference(before), after: reference(after), key }, { signal });
  known.set(after, (known.get(after) ?? new Map<OpenTable, TableChanges>()).set(before, changes));
  return changes;
}
