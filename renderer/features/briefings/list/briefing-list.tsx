import { Copy, FileText, Plus, Trash2 } from 'lucide-react';
import { Button as Row } from 'react-aria-components';
import { classNames, Heading, IconButton, useTranslator } from '#renderer/ui';
import { CommandButton, useCrumbs, useWorkbench } from '#renderer/workbench';
import type { DocumentSummary } from '#shared/document';
import { duplicateBriefing, removeBriefing, showBriefing } from '../documents';
import styles from './briefing-list.module.css';

/** All briefings, the one that was written in last first. */
export function BriefingList({ summaries }: { summaries: readonly DocumentSummary[] }) {
  const { t } = useTranslator();
  useCrumbs([t('briefings:commands.all')]);
  return (
    <section aria-label={t('briefings:list.title')} className={classNames(styles.page)}>
      <header className={classNames(styles.head)}>
        <Heading level={2}>{t('briefings:list.title')}</Heading>
        <div className={classNames(styles.actions)}>
          <CommandButton id="briefings.sample" />
          <CommandButton id="briefings.open" />
          <CommandButton id="briefings.new" tone="strong" icon={Plus} />
        </div>
      </header>
      <ul className={classNames(styles.list)}>
        {summaries.map((summary) => (
          <Line key={summary.id} summary={summary} />
        ))}
      </ul>
    </section>
  );
}

function Line({ summary: { id, title, saved } }: { summary: DocumentSummary }) {
  const { t, date } = useTranslator();
  const workbench = useWorkbench();
  const name = title || t('briefings:untitled');
  return (
    <li className={classNames(styles.line)}>
      <Row onPress={() => showBriefing(workbench, id)} className={classNames(styles.open)}>
        <FileText size={16} strokeWidth={1.5} aria-hidden />
        <span className={classNames(styles.title)}>{name}</span>
        <span className={classNames(styles.saved)}>{t('briefings:list.saved', { date: date(new Date(saved), { dateStyle: 'medium', timeStyle: 'short' }) })}</span>
      </Row>
      <IconButton label={t('briefings:list.duplicate', { title: name })} icon={Copy} onPress={() => void duplicateBriefing(workbench, id).catch(workbench.tell)} />
      <IconButton label={t('briefings:list.remove', { title: name })} icon={Trash2} onPress={() => void removeBriefing(workbench, id).catch(workbench.tell)} />
    </li>
  );
}
