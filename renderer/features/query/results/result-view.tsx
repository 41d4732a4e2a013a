import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { useStore } from 'zustand';
import { classNames, DataGrid, useTranslator } from '#renderer/ui';
import { useDesk } from '../desk';
import { MOST_ROWS, type Result } from '../runs';
import { durationText } from '../wording';
import styles from './result-view.module.css';

/** A result: what was asked, how fast it came, and its rows. */
export function ResultView({ result }: { result: Result }) {
  const { t } = useTranslator();
  const [isSqlOpen, setSqlOpen] = useState(false);
  const isRunning = useStore(useDesk().runs.store, ({ running }) => running !== null);
  const { asked, answer, memory } = result;
  return (
    <div className={classNames(styles.view)}>
      <Sql result={result} isOpen={isSqlOpen} onToggle={() => setSqlOpen(!isSqlOpen)} />
      {isSqlOpen && (
        <pre tabIndex={0} aria-label={t('query:results.statement')} className={classNames(styles.sql)}>
          {asked.sql}
        </pre>
      )}
      {answer.truncated && (
        <p className={classNames(styles.cut)}>
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t('query:results.cut', { count: MOST_ROWS })}
        </p>
      )}
      <div className={classNames(styles.grid)}>
        <DataGrid label={t('query:results.gridOf', { number: result.number })} table={answer.table} memory={memory} isBusy={isRunning} />
        {answer.table.rows === 0 && <p className={classNames(styles.empty)}>{t('query:results.empty')}</p>}
      </div>
    </div>
  );
}

/** The statement in a line; pressed, as it was written. */
function Sql({ result: { asked, answer }, isOpen, onToggle }: { result: Result; isOpen: boolean; onToggle: () => void }) {
  const translator = useTranslator();
  return (
    <Pressable aria-expanded={isOpen} onPress={onToggle} className={classNames(styles.statement)}>
      <ChevronRight size={14} strokeWidth={1.75} aria-hidden className={classNames(isOpen && styles.open)} />
      <span className={classNames(styles.time)}>{durationText(answer.milliseconds, translator)}</span>
      <code className={classNames(styles.line)}>{asked.sql.replace(/\s+/g, ' ')}</code>
    </Pressable>
  );
}
