import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { notify, Splitter, useTranslator } from '#renderer/ui';
import { isUnderWay, useCommands, useCrumbs, useRoute, useSession, useWorkbench, type Workbench } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import { DataView } from './data-view';
import type { Entry } from './entries';
import { EntryList } from './entry-list';
import { OpeningView } from './opening-view';
import { Start } from './start';
import { tableTitle, titleOf } from './title';
import { useChosen } from './use-chosen';
import { Waiting } from './waiting';

/** What is open at the left, what holds of it at the right; with nothing open, the way in. */
export default function LibraryScreen() {
  const { t } = useTranslator();
  const { entries, chosen } = useChosen();
  // What arrives is a whole page: drawn in slices, so that the window goes on answering.
  const shown = useDeferredValue(chosen);
  const isRestoring = useSession((state) => state.isRestoring);
  const [width, setWidth] = useState(264);
  useClosing(chosen);
  useSending(chosen);
  useRechecked();
  useTitles(chosen);

  if (isRestoring && shown === undefined) return <Waiting />;
  if (shown === undefined) return <Start />;
  return (
    <Splitter label={t('library:list.width')} direction="row" size={width} onResize={setWidth} minimum={200} minimumRest={560}>
      <EntryList entries={entries} chosen={chosen ?? shown} />
      {shown.kind === 'data' ? <DataView key={shown.key} data={shown.data} /> : <OpeningView key={shown.key} opening={shown.opening} />}
    </Splitter>
  );
}

/** The address holds digests; people read titles. */
function useTitles(chosen: Entry | undefined): void {
  const translator = useTranslator();
  const [entry, table] = useRoute().path;
  const open = chosen?.kind === 'data' ? chosen.data.tables.find(({ name }) => name === table) : undefined;
  useCrumbs([chosen && entry !== undefined ? titleOf(chosen, translator) : '', open ? tableTitle(open, translator) : '']);
}

/** Keys may have been declared void on another screen since. */
function useRechecked(): void {
  const { session, tell } = useWorkbench();
  useEffect(() => void session.recheck().catch(tell), [session, tell]);
}

/** What is open can be sealed anew, or passed on as it is. */
function useSending(chosen: Entry | undefined): void {
  const { handover } = useWorkbench();
  const data = chosen?.kind === 'data' ? chosen.data : undefined;
  useCommands(
    useMemo(
      () => [
        {
          id: 'library.seal',
          title: 'library:commands.seal',
          keywords: 'library:commands.sealKeywords',
          group: 'file',
          enabled: () => data !== undefined,
          run: () => (data ? handover.give({ to: 'seal', what: { is: 'data', id: data.id } }) : undefined),
        },
        {
          id: 'library.passOn',
          title: 'library:commands.passOn',
          keywords: 'library:commands.passOnKeywords',
          group: 'file',
          enabled: () => data?.manifest !== undefined,
          run: () => (data?.origin.digest ? handover.give({ to: 'seal', what: { is: 'passOn', digest: data.origin.digest } }) : undefined),
        },
      ],
      [handover, data],
    ),
  );
}

function useClosing(chosen: Entry | undefined): void {
  const workbench = useWorkbench();
  const translator = useTranslator();
  useCommands(
    useMemo(
      () => [
        {
          id: 'library.close',
          title: 'library:commands.close',
          keywords: 'library:commands.closeKeywords',
          group: 'file',
          shortcut: 'Mod+Delete',
          yieldsToText: true,
          enabled: () => chosen !== undefined,
          run: () => (chosen === undefined ? undefined : close(workbench, chosen, translator)),
        },
      ],
      [workbench, chosen, translator],
    ),
  );
}

async function close({ session, router }: Workbench, entry: Entry, translator: Translator): Promise<void> {
  if (entry.kind === 'data') await session.close(entry.data.id);
  else if (isUnderWay(entry.opening)) session.cancel(entry.opening.id);
  else session.dismiss(entry.opening.id);
  router.go('library');
  // What is closed is gone from sight, but not from the ear.
  if (entry.kind === 'data') notify({ tone: 'done', text: translator.t('library:closed', { name: titleOf(entry, translator) }) });
}
