import { CircleCheck, CircleDot, Unplug } from 'lucide-react';
import { Focusable, TooltipTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { classNames, Tooltip, useTranslator } from '#renderer/ui';
import { sizeOf, useSession, useWorkbench } from '#renderer/workbench';
import styles from './status.module.css';

/** Decimal, as the makers of sticks count. */
const MEGABYTE = 1_000_000;

/** What is in memory, and that it stays there. */
export function Status() {
  const { t, number } = useTranslator();
  const { data: worker, unsaved } = useWorkbench();
  const data = useSession((state) => state.data);
  const isUnsaved = useStore(unsaved, ({ documents }) => documents.size > 0);
  const { rows, tables, bytes } = sizeOf(data, worker);
  return (
    <footer aria-label={t('app:status')} className={classNames(styles.status)}>
      <span className={classNames(styles.item)}>
        {isUnsaved ? <CircleDot size={12} strokeWidth={2} aria-hidden /> : <CircleCheck size={12} strokeWidth={2} aria-hidden />}
        {t(isUnsaved ? 'app:unsaved' : 'app:saved')}
      </span>
      <span className={classNames(styles.item)}>
        {tables === 0 ? t('app:noData') : t('app:size', { rows: t('app:rows', { count: rows }), tables: t('app:tables', { count: tables }) })}
      </span>
      {tables > 0 && <span className={classNames(styles.item)}>{t('app:megabytes', { megabytes: number(bytes / MEGABYTE, { maximumFractionDigits: bytes < 10 * MEGABYTE ? 1 : 0 }) })}</span>}
      <TooltipTrigger delay={300}>
        <Focusable>
          <span role="note" tabIndex={0} className={classNames(styles.item)}>
            <Unplug size={12} strokeWidth={2} aria-hidden />
            {t('app:offline')}
          </span>
        </Focusable>
        <Tooltip placement="top">{t('app:offlineWhy')}</Tooltip>
      </TooltipTrigger>
    </footer>
  );
}
