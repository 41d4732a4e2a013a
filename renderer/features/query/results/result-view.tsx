import { ChevronRight, Info, TriangleAlert } from 'lucide-react';
import { Button as Pressable } from 'react-aria-components';
import { useStore } from 'zustand';
import { classNames, DataGrid, useTranslator } from '#renderer/ui';
import { type ResultPart, useDesk } from '../desk';
import { MOST_ROWS, type Result, runningIn } from '../runs';
import { answererText, methodText } from '../wording';
import { ResultHow } from './result-how';
import { ResultMadeOf } from './result-made-of';
import styles from './result-view.module.css';

/** A result: what was asked, how fast it came and from whom, and its rows. */
export function ResultView({ result }: { result: Result }) {
  const { t } = useTranslator();
  const desk = useDesk();
  const about = useStore(desk.store, (state) => state.about);
  const isRunning = useStore(desk.runs.store, (state) => desk.document !== null && runningIn(state, desk.document.id) !== undefined);
  const { answer, asked, memory } = result;
  return (
    <div className={classNames(styles.view)}>
      <Head result={result} about={about} onToggle={(part) => desk.toggle(part)} />
      {about !== null && <About result={result} part={about} />}
      {answer.truncated && (
        <p className={classNames(styles.cut)}>
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t('query:results.cut', { count: MOST_ROWS })}
        </p>
      )}
      {asked.analysis && (
        <p className={classNames(styles.leads)}>
          <Info size={14} strokeWidth={1.75} aria-hidden />
          {t('query:results.noStatement')}
        </p>
      )}
      <div className={classNames(styles.grid)}>
        <DataGrid label={t('query:results.gridOf', { number: result.number })} table={answer.table} memory={memory} isBusy={isRunning} />
        {answer.table.rows === 0 && <p className={classNames(styles.empty)}>{t('query:results.empty')}</p>}
      </div>
    </div>
  );
}

/** The statement in a line, and beside it what can be asked about the result. */
function Head({ result: { asked, answer }, about, onToggle }: { result: Result; about: ResultPart | null; onToggle: (part: ResultPart) => void }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <div className={classNames(styles.head)}>
      <Pressable aria-expanded={about === 'statement'} onPress={() => onToggle('statement')} className={classNames(styles.statement)}>
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden className={classNames(about === 'statement' && styles.open)} />
        <span className={classNames(styles.time)}>{answererText(asked, answer, translator)}</span>
        {asked.analysis ? (
          <span className={classNames(styles.method)}>{methodText(asked.analysis, translator)}</span>
        ) : (
          <code className={classNames(styles.line)}>{asked.sql.replace(/\s+/g, ' ')}</code>
        )}
      </Pressable>
      {(['how', 'madeOf'] as const).map((part) => (
        <Pressable key={part} aria-expanded={about === part} onPress={() => onToggle(part)} className={classNames(styles.part)}>
          {t(`query:commands.${part}`)}
        </Pressable>
      ))}
    </div>
  );
}

function About({ result, part }: { result: Result; part: ResultPart }) {
  const { t } = useTranslator();
  if (part === 'how') return <ResultHow result={result} />;
  if (part === 'madeOf') return <ResultMadeOf result={result} />;
  return (
    <pre tabIndex={0} aria-label={t('query:results.statement')} className={classNames(styles.sql)}>
      {result.asked.sql}
    </pre>
  );
}
