import { useEffect, useMemo, useState } from 'react';
import { useRoute, useSession, useWorkbench } from '#renderer/workbench';
import { entriesOf, type Entry, newest, settled } from './entries';

/** The list, and the line that is looked at: the one in the address, else the newest. */
export function useChosen(): { readonly entries: readonly Entry[]; readonly chosen: Entry | undefined } {
  const { session } = useWorkbench();
  const data = useSession((state) => state.data);
  const openings = useSession((state) => state.openings);
  const [latest, setLatest] = useState(() => settled(session.store.getState()));
  const [asked] = useRoute().path;
  useEffect(() => session.store.subscribe((now, before) => setLatest((was) => newest(now, before, was))), [session]);

  const entries = useMemo(() => entriesOf({ data, openings }), [data, openings]);
  const find = (key: string | null | undefined): Entry | undefined => entries.find((entry) => entry.key === key);
  return { entries, chosen: find(asked) ?? find(latest) ?? find(settled({ data, openings })) };
}
