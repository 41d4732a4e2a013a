import { FileText, Plus } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { Button as Row } from 'react-aria-components';
import { Button, classNames, Heading, useEscape, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { DocumentSummary } from '#shared/document';
import { newBriefing, showBriefing } from '../documents';
import { briefingsOf, type Given } from '../store';
import styles from './briefing-list.module.css';

/** Into which briefing what was given goes; asked only where there are several. */
export function Receive({ given, summaries }: { given: Given; summaries: readonly DocumentSummary[] }) {
  const { t } = useTranslator();
  const workbench = useWorkbench();
  const list = useRef<HTMLUListElement>(null);
  const [only] = summaries;
  const isAsked = summaries.length > 1;
  const choose = useCallback(
    (id: string) => {
      briefingsOf(workbench).store.setState({ receiver: id });
      showBriefing(workbench, id);
    },
    [workbench],
  );
  const begin = useCallback(() => {
    newBriefing(workbench).then(({ id }) => choose(id), workbench.tell);
  }, [workbench, choose]);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isAsked) list.current?.querySelector('button')?.focus();
    else if (only) choose(only.id);
    else if (!isBegun.current) begin();
    isBegun.current = true;
  }, [isAsked, only, choose, begin]);
  useEscape(() => briefingsOf(workbench).store.setState({ given: null }));
  if (!isAsked) return null;
  return (
    <section aria-label={t('briefings:receive.title')} className={classNames(styles.page)}>
      <header className={classNames(styles.head)}>
        <Heading level={2}>{t('briefings:receive.title')}</Heading>
        <p>{t(`briefings:receive.${given.as}`)}</p>
      </header>
      <ul ref={list} className={classNames(styles.list)}>
        {summaries.map(({ id, title }) => (
          <li key={id} className={classNames(styles.line)}>
            <Row onPress={() => choose(id)} className={classNames(styles.open)}>
              <FileText size={16} strokeWidth={1.5} aria-hidden />
              <span className={classNames(styles.title)}>{title || t('briefings:untitled')}</span>
            </Row>
          </li>
        ))}
      </ul>
      <div className={classNames(styles.foot)}>
        <Button icon={Plus} onPress={begin}>
          {t('briefings:receive.new')}
        </Button>
        <Button tone="quiet" shortcut="Escape" onPress={() => briefingsOf(workbench).store.setState({ given: null })}>
          {t('ui:cancel')}
        </Button>
      </div>
    </section>
  );
}
