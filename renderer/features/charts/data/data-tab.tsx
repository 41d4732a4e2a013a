import { classNames, CodeEditor, DataGrid, Splitter, useTranslator } from '#renderer/ui';
import { pageNonce, SqlEditor, useWorkbench } from '#renderer/workbench';
import { LIMITS } from '#shared/base';
import { useChart } from '../open-chart';
import { chartsOf } from '../store';
import { usePaneSize } from '../use-pane-size';
import styles from './data-tab.module.css';

/** The rows that are drawn, and the query that finds them: what the picture says, for those who cannot see it. */
export function DataTab() {
  const { t } = useTranslator();
  const [height, setHeight] = usePaneSize('charts.data', 168);
  return (
    <Splitter label={t('charts:sqlHeight')} direction="column" size={height} onResize={setHeight} minimum={96} minimumRest={160}>
      <Source />
      <Rows />
    </Splitter>
  );
}

function Source() {
  const { t } = useTranslator();
  const { document, reading, plan, answer, execute } = useChart();
  const { source } = reading;
  const label = t('charts:sqlOf');
  if (source.kind === 'table') {
    return (
      <div className={classNames(styles.source)}>
        <p className={classNames(styles.caption)}>{t('charts:madeOf', { table: source.table })}</p>
        <div className={classNames(styles.editor)}>
          <CodeEditor language="sql" label={label} value={plan?.sql ?? ''} isReadOnly nonce={pageNonce()} />
        </div>
      </div>
    );
  }
  const refused = answer.state === 'failed' && answer.error && plan ? { error: answer.error, sql: plan.sql, from: 0 } : null;
  return (
    <div className={classNames(styles.source)}>
      <div className={classNames(styles.editor)}>
        <SqlEditor
          label={label}
          value={source.sql}
          onChange={(_, changes) => {
            const at = ['sql'];
            const typed = changes.map((change) => ({ type: 'type', path: at, ...change }) as const);
            execute(typed.length > 1 ? { type: 'all', commands: typed } : (typed[0] ?? null));
          }}
          refused={refused}
          history={{ undo: () => document.undo(), redo: () => document.redo() }}
        />
      </div>
    </div>
  );
}

function Rows() {
  const { t, number } = useTranslator();
  const { document, answer, view } = useChart();
  const charts = chartsOf(useWorkbench());
  const { table } = view;
  if (table === null) return <p className={classNames(styles.none)}>{t('charts:noRows')}</p>;
  return (
    <div className={classNames(styles.rows)}>
      {table.rows > LIMITS.chartRows && <p className={classNames(styles.caption)}>{t('charts:firstRows', { rows: number(LIMITS.chartRows) })}</p>}
      <div className={classNames(styles.editor)}>
        <DataGrid label={t('charts:rowsOf')} table={table} memory={charts.memoryOf(document.id)} isBusy={answer.state === 'running'} />
      </div>
    </div>
  );
}
