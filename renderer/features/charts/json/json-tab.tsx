import { useMemo } from 'react';
import { classNames, CodeEditor, ErrorNotice, useTranslator } from '#renderer/ui';
import { pageNonce, useWorkbench } from '#renderer/workbench';
import { changeBetween } from '#shared/document';
import { readChartText, shownText } from '../model/chart-text';
import { useChart } from '../open-chart';
import styles from './json-tab.module.css';

/** The chart's file as a text. It becomes the chart as soon as it is one; until then the chart stays as it was. */
export function JsonTab() {
  const { t, error } = useTranslator();
  const { history } = useWorkbench();
  const { document, state, view, setView, execute } = useChart();
  const text = useMemo(() => shownText(state.content, view.draft), [state.content, view.draft]);
  // What cannot be read yet stands in the editor as it was typed, and not in the document.
  const isUnread = view.draft !== null && view.draftOf === state.content && readChartText(view.draft).fault !== null;
  const written = isUnread ? (view.draft) : text;
  const { fault } = useMemo(() => readChartText(written), [written]);
  const problems = useMemo(() => (fault ? [{ from: fault.from, to: fault.to, message: error(fault.error).what }] : []), [fault, error]);

  const change = (value: string): void => {
    const { content } = readChartText(value);
    if (content !== null) execute(changeBetween(document.state.getState().content, content));
    setView({ draft: value, draftOf: document.state.getState().content });
  };
  const back = (how: 'undo' | 'redo') => (): void => {
    if (isUnread) setView({ draft: null });
    else void history.current?.[how]();
  };
  return (
    <div className={classNames(styles.tab)}>
      <div className={classNames(styles.editor)}>
        <CodeEditor language="json" label={t('charts:jsonOf')} value={written} onChange={change} problems={problems} history={{ undo: back('undo'), redo: back('redo') }} lineNumbers nonce={pageNonce()} />
      </div>
      {fault && (
        <div className={classNames(styles.fault)}>
          <ErrorNotice error={fault.error} actions={<p className={classNames(styles.kept)}>{t('charts:keptAsWas')}</p>} />
        </div>
      )}
    </div>
  );
}
