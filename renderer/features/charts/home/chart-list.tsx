import { Copy, FileUp, X } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { classNames, Heading, IconButton, useTranslator } from '#renderer/ui';
import { useCommand, useWorkbench } from '#renderer/workbench';
import type { DocumentSummary } from '#shared/document';
import { duplicate, remove } from '../begin';
import { titleOfChart } from '../model/reading';
import styles from './list.module.css';

/** Every chart of the workspace, latest first. */
export function ChartList({ charts }: { charts: readonly DocumentSummary[] }) {
  const { t } = useTranslator();
  const { router, commands } = useWorkbench();
  const open = useCommand('charts.openFile');
  return (
    <section className={classNames(styles.part)}>
      <header className={classNames(styles.head)}>
        <Heading level={2}>{t('charts:list.title')}</Heading>
        {open && <IconButton label={t(open.title)} icon={FileUp} shortcut={open.shortcut} onPress={() => commands.run(open)} />}
      </header>
      <GridList aria-label={t('charts:list.title')} items={charts} onAction={(id) => router.go('charts', String(id))} className={classNames(styles.list)}>
        {(chart) => <Line key={chart.id} chart={chart} />}
      </GridList>
    </section>
  );
}

function Line({ chart: { id, title, saved } }: { chart: DocumentSummary }) {
  const translator = useTranslator();
  const { t, date } = translator;
  const workbench = useWorkbench();
  const name = title || t('charts:untitled');
  const copy = async (): Promise<void> => {
    const document = await workbench.documents.open(id, titleOfChart);
    if (document) await duplicate(workbench, document.state.getState().content);
  };
  return (
    <GridListItem id={id} textValue={name} className={classNames(styles.item)}>
      <span className={classNames(styles.words)}>
        <span className={classNames(styles.name)}>{name}</span>
        <span className={classNames(styles.more)}>{t('charts:list.saved', { when: date(new Date(saved), { dateStyle: 'medium', timeStyle: 'short' }) })}</span>
      </span>
      <IconButton label={t('charts:list.duplicate', { title: name })} icon={Copy} size="small" onPress={() => void copy().catch(workbench.tell)} />
      <IconButton label={t('charts:list.remove', { title: name })} icon={X} size="small" onPress={() => void remove(workbench, id, translator).catch(workbench.tell)} />
    </GridListItem>
  );
}
