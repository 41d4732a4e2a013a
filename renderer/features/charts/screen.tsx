import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useTranslator } from '#renderer/ui';
import { chooseFiles, type Command, type Handover, type OpenDocument, useCommands, useDocuments, useFileHandler, useHandover, useRoute, useWorkbench, type Workbench } from '#renderer/workbench';
import { beginWithFile, beginWithStatement, isChartFile } from './begin';
import { ChartEditor } from './chart-editor';
import { ChartsHome } from './home/charts-home';
import { titleOfChart } from './model/reading';
import { chartsOf } from './store';

/** The chart that is worked on, else the charts that there are and the tables to begin with. */
export default function ChartsScreen() {
  const document = useChosenDocument();
  useArrivals();
  if (document === 'loading') return null;
  return document === null ? <ChartsHome /> : <ChartEditor key={document.id} document={document} />;
}

/** The one in the address, else the one that was left last. */
function useChosenDocument(): OpenDocument | 'loading' | null {
  const workbench = useWorkbench();
  const charts = chartsOf(workbench);
  const [asked] = useRoute().path;
  const latest = useStore(charts.store, (state) => state.latest);
  const summaries = useDocuments('chart');
  const id = asked ?? latest;
  const [found, setFound] = useState<{ readonly id: string; readonly document: OpenDocument | undefined } | null>(null);
  // A list that grows may bring the document that the address names: after a reload it comes later than the screen.
  const isThere = summaries.some((summary) => summary.id === id);
  useEffect(() => {
    if (id === null) return;
    let isWanted = true;
    workbench.documents.open(id, titleOfChart).then((document) => isWanted && setFound({ id, document }), workbench.tell);
    return () => {
      isWanted = false;
    };
  }, [workbench, id, isThere]);
  useEffect(() => {
    if (asked !== undefined && found?.id === asked && found.document) charts.comeBackTo(asked);
  }, [charts, asked, found]);

  if (id === null) return null;
  if (found?.id !== id) return 'loading';
  return isThere ? (found.document ?? null) : null;
}

/** Queries that other screens hand over, and files that are dropped or chosen. */
function useArrivals(): void {
  const workbench = useWorkbench();
  const translator = useTranslator();
  const take = useCallback((given: Extract<Handover, { to: 'charts' }>) => void beginWithStatement(workbench, given, translator).catch(workbench.tell), [workbench, translator]);
  useHandover('charts', take);
  const handle = useCallback((files: readonly File[]) => openFiles(workbench, files), [workbench]);
  useFileHandler(handle);
  useCommands(useMemo(() => [openCommand(workbench)], [workbench]));
}

function openCommand(workbench: Workbench): Command {
  return {
    id: 'charts.openFile',
    title: 'charts:commands.openFile',
    keywords: 'charts:commands.openKeywords',
    group: 'file',
    shortcut: 'Mod+Shift+O',
    run: async () => openFiles(workbench, await chooseFiles()),
  };
}

/** Charts are opened here; data goes to the library, as everywhere. */
async function openFiles(workbench: Workbench, files: readonly File[]): Promise<void> {
  const data = files.filter((file) => !isChartFile(file));
  if (data.length > 0) workbench.router.go('library');
  for (const file of data) void workbench.session.openFile(file);
  for (const file of files.filter(isChartFile)) await beginWithFile(workbench, file);
}
