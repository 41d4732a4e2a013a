import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { classNames, Dock, type DockPanel, Skeleton, useEscape, useTranslator } from '#renderer/ui';
import { type OpenDocument, type Statement, useCommands, useCrumbs, useDocument, useHandover, useHistory, useLayout, useRoute, useSession, useWorkbench } from '#renderer/workbench';
import { readQuery } from '#shared/query';
import { ACTIONS } from './actions';
import { ActionPanel } from './actions/action-panel';
import { AnalysisPanel } from './analyses/analysis-panel';
import { queryCommands } from './commands';
import { useDesk } from './desk';
import { DocumentsPanel } from './documents/documents-panel';
import { untitled } from './documents/untitled';
import { EditorPanel } from './editor/editor-panel';
import { FunctionsPanel } from './functions/functions-panel';
import { HistoryPanel } from './history/history-panel';
import { ResultsPanel } from './results/results-panel';
import { runningIn } from './runs';
import styles from './screen.module.css';
import { Start } from './start';
import { TablesPanel } from './tables/tables-panel';

/** Tables at the left, the statement above, its results below. */
export default function QueryScreen() {
  const desk = useDesk();
  const hasData = useSession((state) => state.data.length > 0);
  const { document, isSettling } = useStore(desk.store);
  // What is given comes first: where it is, no blank document is wanted.
  useGiven();
  useShown(hasData);
  if (isSettling) {
    return (
      <div className={classNames(styles.waiting)}>
        <Skeleton lines={6} />
      </div>
    );
  }
  return document === null ? <Start /> : <Desktop document={document} />;
}

function Desktop({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const { title } = useDocument(document);
  const desk = useDesk();
  const isRunning = useStore(desk.runs.store, (state) => runningIn(state, document.id) !== undefined);
  useHistory(document);
  useCrumbs([title]);
  useEscape(() => desk.cancel(), isRunning);
  useQueryCommands();
  const panels = useMemo<readonly DockPanel[]>(
    () => [
      // Named first and without a size, the results take what is left of a larger window.
      { id: 'results', title: t('query:results.title'), content: <ResultsPanel document={document} /> },
      { id: 'editor', title: t('query:editor.title'), content: <EditorPanel key={document.id} document={document} />, place: { beside: 'results', direction: 'above', size: 300 } },
      { id: 'tables', title: t('query:tables.title'), content: <TablesPanel />, place: { direction: 'left', size: 272 } },
      { id: 'documents', title: t('query:documents.title'), content: <DocumentsPanel current={document} />, place: { beside: 'tables', direction: 'below', size: 232 } },
      { id: 'history', title: t('query:history.title'), content: <HistoryPanel />, place: { beside: 'documents', direction: 'within' } },
    ],
    [t, document],
  );
  return (
    <div className={classNames(styles.screen)}>
      <Dock panels={panels} {...useLayout('query')} />
      <RightPanel />
    </div>
  );
}

/** What stands open at the right; another one begins anew. */
function RightPanel() {
  const desk = useDesk();
  const panel = useStore(desk.store, (state) => state.panel);
  const close = (): void => desk.openPanel(null);
  if (panel?.is === 'action') {
    const action = ACTIONS.find(({ id }) => id === panel.action);
    return action && <ActionPanel key={action.id} action={action} onClose={close} />;
  }
  if (panel?.is === 'analysis') return <AnalysisPanel key={panel.analysis} analysis={panel.analysis} onClose={close} />;
  return panel?.is === 'functions' ? <FunctionsPanel onClose={close} /> : null;
}

/** The document of the address, else the one of before. */
function useShown(hasData: boolean): void {
  const desk = useDesk();
  const { documents, router, tell } = useWorkbench();
  const { t } = useTranslator();
  const [asked] = useRoute().path;
  useEffect(() => {
    let isAsked = true;
    const address = (): void => {
      if (isAsked && desk.document !== null && desk.document.id !== asked) router.correct('query', desk.document.id);
    };
    desk.show(asked, () => untitled(documents, t)).then(address).catch(tell);
    return () => {
      isAsked = false;
    };
  }, [desk, asked, hasData, documents, router, t, tell]);
  useEffect(() => desk.store.subscribe(({ document }, before) => {
    // The first one was nobody's step.
    if (document && document !== before.document) (before.document ? router.go : router.correct)('query', document.id);
  }), [desk, router]);
}

/** What another screen asks: in a document of its own, and answered at once. */
function useGiven(): void {
  const desk = useDesk();
  const { documents, tell } = useWorkbench();
  const { t } = useTranslator();
  useHandover(
    'query',
    useCallback(
      ({ sql, params }: Statement) => {
        const query = readQuery({ sql, params });
        desk.open({ ...query, title: untitled(documents, t, sql) }).then((document) => desk.runs.run(document.id, { sql, params, from: 0 })).catch(tell);
      },
      [desk, documents, t, tell],
    ),
  );
}

function useQueryCommands(): void {
  const workbench = useWorkbench();
  const translator = useTranslator();
  const desk = useDesk();
  useCommands(useMemo(() => queryCommands(desk, workbench, translator), [desk, workbench, translator]));
}
