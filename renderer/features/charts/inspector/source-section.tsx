import { Button, classNames, useTranslator } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';
import { useChart } from '../open-chart';
import { Section } from '../parts/section';
import styles from './source-section.module.css';

/** Where the rows come from: the query stays with the picture. */
export function SourceSection() {
  const { t } = useTranslator();
  const { reading, setView } = useChart();
  const { source } = reading;
  return (
    <Section title={t('charts:source')}>
      {source.kind === 'sql' ? <code className={classNames(styles.sql)}>{source.sql.trim()}</code> : <p>{t('charts:fromTable', { table: source.table })}</p>}
      <div className={classNames(styles.actions)}>
        <Button tone="quiet" onPress={() => setView({ tab: 'data' })}>
          {t('charts:showData')}
        </Button>
        <CommandButton id="charts.openQuery" tone="quiet" />
      </div>
    </Section>
  );
}
