import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import { classNames, EmptyState, ON_MAC, shownKeys, Tabs, useTranslator } from '#renderer/ui';
import type { OpenDocument } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import { useDesk } from '../desk';
import { type Result, sheetOf, shownResult } from '../runs';
import { ResultTools } from './result-tools';
import { ResultView } from './result-view';
import styles from './results-panel.module.css';

/** The results of a document's runs, one tab each. */
export function ResultsPanel({ document: { id: document } }: { document: OpenDocument }) {
  const translator = useTranslator();
  const { t } = translator;
  const { runs, parts: { holdResult } } = useDesk();
  const sheet = useStore(runs.store, (state) => sheetOf(state, document));
  const shown = shownResult(sheet);
  if (shown === undefined) return <NoResult />;
  const close = (target: EventTarget, event: KeyboardEvent | MouseEvent): void => {
    const key = target instanceof Element ? target.closest<HTMLElement>('[role=tab]')?.dataset.key : undefined;
    if (key === undefined) return;
    event.preventDefault();
    runs.close(document, Number(key));
  };
  return (
    // Keys and the middle button on the tabs themselves, which cannot hold a button each.
    <div ref={holdResult} className={classNames(styles.panel)} onKeyDown={(event) => event.key === 'Delete' && close(event.target, event)} onAuxClick={(event) => event.button === 1 && close(event.target, event)}>
      <Tabs
        label={t('query:results.title')}
        selected={String(shown.id)}
        onSelect={(id) => runs.show(document, Number(id))}
        actions={<ResultTools result={shown} />}
        tabs={sheet.results.map((result) => ({
          id: String(result.id),
          title: tabTitle(result, translator),
          badge: t('app:rows', { count: result.answer.table.rows }),
          content: <ResultView key={result.id} result={result} />,
        }))}
      />
    </div>
  );
}

/** An analysis is called by its method too. */
function tabTitle({ number, isPinned, asked: { analysis } }: Result, { t }: Pick<Translator, 't'>): string {
  const title = t('query:results.tab', { number, context: isPinned ? 'pinned' : '' });
  return analysis ? `${title} · ${t(`query:analyses.methods.${analysis.method}`)}` : title;
}

function NoResult() {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.none)}>
      <EmptyState size="panel" title={t('query:results.none')} hint={t('query:results.noneHint', { keys: shownKeys('Mod+Enter', ON_MAC).join('+') })}>
        <p>{t('query:results.noneWhat')}</p>
      </EmptyState>
    </div>
  );
}
