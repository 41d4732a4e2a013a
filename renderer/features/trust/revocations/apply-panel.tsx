import { classNames, Heading, notify, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import styles from '../form.module.css';
import { FormPanel } from '../form-panel';
import { useTrust } from '../trust-store';
import { useKnownName } from '../use-known-name';
import type { OpenList } from './open-lists';

/** Says whom a list hits before it holds. */
export function ApplyPanel({ list: { digest, name, number, entries }, onClose }: { list: OpenList; onClose: () => void }) {
  const { t, date } = useTranslator();
  const { session } = useWorkbench();
  const trust = useTrust();
  const nameOfKey = useKnownName();
  const hit = entries.flatMap((entry) => {
    const known = nameOfKey(entry.fingerprint);
    return known === null ? [] : [{ ...entry, known }];
  });
  const apply = async (): Promise<void> => {
    await trust.applyList(digest);
    await session.recheck();
    onClose();
    notify({ tone: 'done', text: t('trust:apply.done', { number, name, count: entries.length }) });
  };
  return (
    <FormPanel title={t('trust:apply.title')} action={t('trust:apply.do')} isReady job={apply} onClose={onClose}>
      {() => (
        <>
          <Heading level={3}>{t('trust:lists.of', { number, name })}</Heading>
          <p>{t('trust:apply.means', { count: entries.length })}</p>
          {hit.length === 0 ? (
            <p>{t('trust:apply.nobody')}</p>
          ) : (
            <>
              <p>{t('trust:apply.hits')}</p>
              <ul className={classNames(styles.points)}>
                {hit.map(({ fingerprint, known, reason, date: since }) => (
                  <li key={fingerprint}>
                    <strong>{known}</strong>: {t(`trust:revoked.reason.${reason}`)}, {t('trust:apply.since', { date: date(since) })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>{t('trust:apply.stays')}</p>
        </>
      )}
    </FormPanel>
  );
}
