import { CalendarCheck, CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, Heading, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { RevocationListView } from '#shared/host';
import { Mark } from '../mark';
import { Place, Section } from '../section';
import { useTrustState } from '../trust-store';
import { useKnownName } from '../use-known-name';
import { Entries } from './entries';
import { type OpenList, useOpenLists } from './open-lists';
import styles from './revocations.module.css';
import { ageInDays, firstGroups, OLD_AFTER_DAYS } from './words';

/** Which keys count no more, who says so, and how fresh that is. */
export function Revocations() {
  const { t } = useTranslator();
  const lists = useTrustState((state) => state.lists);
  const open = useOpenLists();
  return (
    <Section title={t('trust:lists.title')} what={t('trust:lists.what')}>
      {open.map((list) => (
        <Waiting key={list.digest} list={list} />
      ))}
      {lists.map((list) => (
        <Applied key={list.issuer} list={list} />
      ))}
      {lists.length === 0 && open.length === 0 && (
        <Place>
          <p className={classNames(styles.none)}>{t('trust:lists.none')}</p>
        </Place>
      )}
    </Section>
  );
}

/** A list in an open package: it holds only once somebody says so. */
function Waiting({ list: { digest, name, number, created, entries } }: { list: OpenList }) {
  const { t, date } = useTranslator();
  const { router } = useWorkbench();
  return (
    <article className={classNames(styles.list, styles.waiting)} aria-label={t('trust:lists.of', { number, name })}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.who)}>
          <Heading level={3}>{t('trust:lists.of', { number, name })}</Heading>
          <p>{t('trust:lists.waiting', { date: date(created), count: entries.length })}</p>
        </div>
        <Button onPress={() => router.go('trust', 'apply', digest)}>{t('trust:lists.apply')}</Button>
      </header>
    </article>
  );
}

function Applied({ list: { issuer, number, created, received, entries } }: { list: RevocationListView }) {
  const { t, date } = useTranslator();
  const nameOfKey = useKnownName();
  const name = nameOfKey(issuer) ?? firstGroups(issuer);
  return (
    <article className={classNames(styles.list)} aria-label={t('trust:lists.of', { number, name })}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.who)}>
          <Heading level={3}>{t('trust:lists.of', { number, name })}</Heading>
          <p>{t('trust:lists.made', { created: date(created), received: date(received) })}</p>
        </div>
        <Age created={created} />
      </header>
      {entries.length > 0 ? <Entries entries={entries} /> : <p>{t('trust:lists.nobody')}</p>}
    </article>
  );
}

function Age({ created }: { created: string }) {
  const { t } = useTranslator();
  const [now] = useState(Date.now);
  const days = ageInDays(created, now);
  const isOld = days > OLD_AFTER_DAYS;
  return (
    <Mark icon={isOld ? CalendarClock : CalendarCheck} tone={isOld ? 'caution' : 'plain'}>
      {days === 0 ? t('trust:lists.today') : t(isOld ? 'trust:lists.old' : 'trust:lists.age', { count: days })}
    </Mark>
  );
}
