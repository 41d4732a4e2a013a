import { useCallback } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import { useDocuments, useFileHandler, useHandover, useRoute, useWorkbench } from '#renderer/workbench';
import { ALL, openBriefingFile } from './documents';
import { BriefingList } from './list/briefing-list';
import { Receive } from './list/receive';
import { Start } from './list/start';
import { OpenBriefing } from './open-briefing';
import { briefingsOf, useBriefings } from './store';

/** The briefing that was looked at last, the list of all, or the way in. */
export default function BriefingsScreen() {
  const summaries = useDocuments('briefing');
  const last = useBriefings((state) => state.last);
  const given = useBriefings((state) => (state.receiver === null ? state.given : null));
  const [asked] = useRoute().path;
  useFiles();
  useGiven();
  const known = (id: string | null | undefined): boolean => summaries.some((summary) => summary.id === id);
  // What the address names is looked for; the host may not have said yet what it holds.
  const shown = asked === ALL ? null : (asked ?? [last, summaries[0]?.id].find(known) ?? null);
  if (given !== null) return <Receive given={given} summaries={summaries} />;
  if (shown !== null) return <OpenBriefing key={shown} id={shown} />;
  if (asked === ALL && summaries.length > 0) return <BriefingList summaries={summaries} />;
  return <Start />;
}

/** Briefings' own files are opened here; pictures are turned away; everything else goes where it always goes. */
function useFiles(): void {
  const workbench = useWorkbench();
  const { t } = useTranslator();
  useFileHandler(
    useCallback(
      async (files) => {
        if (files.some(({ type }) => type.startsWith('image/'))) notify({ tone: 'said', text: t('briefings:noPictures') });
        const own = files.filter(({ name }) => name.toLowerCase().endsWith('.briefing.json'));
        for (const file of own) await openBriefingFile(workbench, file);
        return files.filter((file) => !own.includes(file) && !file.type.startsWith('image/'));
      },
      [workbench, t],
    ),
  );
}

/** What another screen gives waits until it has a briefing. */
function useGiven(): void {
  const workbench = useWorkbench();
  useHandover(
    'briefings',
    useCallback((given) => briefingsOf(workbench).store.setState({ given, receiver: null }), [workbench]),
  );
}
