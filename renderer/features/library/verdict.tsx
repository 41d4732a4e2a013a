import { classNames, Fingerprint, useTranslator, VerdictStrip } from '#renderer/ui';
import { caveatWord, type Verdict } from '#shared/package';
import { publisherName } from './entries';
import { refusalOf } from './refusal';
import styles from './verdict.module.css';

/** Who vouches for what is open, in plain words; the fingerprint to compare stands under it. */
export function DataVerdict({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslator();
  const sentence = useVerdictSentence(verdict);
  const publisher = verdict.status === 'unsigned' ? undefined : verdict.publisher;
  return (
    <VerdictStrip status={verdict.status} word={t(`verdict:${verdict.status}.word`)} sentence={sentence}>
      {publisher && (
        <p className={classNames(styles.publisher)}>
          <span className={classNames(styles.term)}>{t('library:fingerprintOf', { name: publisherName(publisher) })}</span>
          <Fingerprint fingerprint={publisher.fingerprint} />
        </p>
      )}
    </VerdictStrip>
  );
}

function useVerdictSentence(verdict: Verdict): string {
  const { t, error } = useTranslator();
  switch (verdict.status) {
    case 'trusted':
      return t(verdict.publisher.own ? 'verdict:trusted.own' : 'verdict:trusted.sentence', { name: publisherName(verdict.publisher) });
    case 'training':
      return t('verdict:training.sentence');
    case 'caution':
      return t(`verdict:caution.${caveatWord(verdict)}`, { name: publisherName(verdict.publisher) });
    case 'unsigned':
      return t('verdict:unsigned.sentence', { name: verdict.name });
    default:
      return error(refusalOf(verdict.error)).what;
  }
}
