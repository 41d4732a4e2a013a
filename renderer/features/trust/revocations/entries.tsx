import { useState } from 'react';
import { Button, classNames, useTranslator } from '#renderer/ui';
import type { RevocationEntry } from '#shared/package';
import { useKnownName } from '../use-known-name';
import styles from './revocations.module.css';
import { firstGroups } from './words';

/** Rows that are shown before somebody asks for all. */
const FEW = 8;

/** The keys that a list names: those that are known here first. */
export function Entries({ entries }: { entries: readonly RevocationEntry[] }) {
  const { t } = useTranslator();
  const [isWhole, setIsWhole] = useState(false);
  const nameOfKey = useKnownName();
  const known = entries.filter(({ fingerprint }) => nameOfKey(fingerprint) !== null);
  const sorted = [...known, ...entries.filter((entry) => !known.includes(entry))];
  const shown = isWhole ? sorted : sorted.slice(0, Math.max(FEW, known.length));
  return (
    <>
      <table className={classNames(styles.entries)}>
        <thead>
          <tr>
            <th scope="col">{t('trust:lists.who')}</th>
            <th scope="col">{t('trust:lists.why')}</th>
            <th scope="col">{t('trust:lists.since')}</th>
            <th scope="col">{t('trust:lists.key')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <Entry key={entry.fingerprint} entry={entry} known={nameOfKey(entry.fingerprint)} />
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length && (
        <Button tone="quiet" onPress={() => setIsWhole(true)}>
          {t('trust:lists.all', { count: sorted.length })}
        </Button>
      )}
    </>
  );
}

function Entry({ entry: { name, reason, date: since, fingerprint }, known }: { entry: RevocationEntry; known: string | null }) {
  const { t, date } = useTranslator();
  return (
    <tr className={classNames(known !== null && styles.known)}>
      <td>
        {known ?? name}
        {known !== null && <span className={classNames(styles.here)}>{t('trust:lists.known')}</span>}
      </td>
      <td>{t(`trust:revoked.reason.${reason}`)}</td>
      <td>{date(since)}</td>
      <td>
        <code>{firstGroups(fingerprint)}</code>
      </td>
    </tr>
  );
}
