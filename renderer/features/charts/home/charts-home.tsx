import { ChartColumn } from 'lucide-react';
import { classNames, EmptyState, useTranslator } from '#renderer/ui';
import { CommandButton, useCommand, useDocuments, useSession } from '#renderer/workbench';
import { ChartList } from './chart-list';
import styles from './charts-home.module.css';
import { TableList } from './table-list';

/** The charts that there are, and the tables that a new one can begin with. */
export function ChartsHome() {
  const { t } = useTranslator();
  const charts = useDocuments('chart');
  const hasData = useSession((state) => state.data.length > 0);
  if (charts.length === 0 && !hasData) {
    return (
      <EmptyState icon={ChartColumn} title={t('charts:start.title')} actions={<Begin />} hint={t('charts:start.hint')}>
        <p>{t('charts:start.what')}</p>
      </EmptyState>
    );
  }
  return (
    <div className={classNames(styles.home)}>
      <div className={classNames(styles.columns)}>
        {charts.length > 0 && <ChartList charts={charts} />}
        <TableList />
      </div>
    </div>
  );
}

function Begin() {
  const hasSample = useCommand('file.sample') !== undefined;
  return (
    <>
      {hasSample && <CommandButton id="file.sample" tone="strong" />}
      <CommandButton id="charts.openFile" />
    </>
  );
}
