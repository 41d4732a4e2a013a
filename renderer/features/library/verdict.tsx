import { Button, classNames, Fingerprint, useTranslator, VerdictStrip } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import { type AcceptedVerdict, signedWord, type Verdict } from '#shared/package';
import { publisherName } from './entries';
import { Origins } from './origins';
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
      {verdict.signed && <Origins verdict={verdict} />}
      {verdict.signed && <Facts verdict={verdict} />}
    </VerdictStrip>
  );
}

/** Its last day, and what it is for where it is no ordinary package. */
function Facts({ verdict: { package: facts } }: { verdict: AcceptedVerdict }) {
  const { t, date } = useTranslator();
  const { router } = useWorkbench();
  return (
    <>
      {facts.validUntil !== undefined && <p>{t('library:validUntil', { date: date(facts.validUntil) })}</p>}
      {facts.revocations !== undefined && (
        <div className={classNames(styles.hint)}>
          <p>{t('library:revocations.what', { count: facts.revocations })}</p>
          <Button onPress={() => router.go('trust')}>{t('library:revocations.go')}</Button>
        </div>
      )}
    </>
  );
}

function useVerdictSentence(verdict: Verdict): string {
  const { t, error } = useTranslator();
  switch (verdict.status) {
    case 'trusted':
      return t(`verdict:trusted.${signedWord(verdict.publisher)}`, { name: publisherName(verdict.publisher) });
    case 'training':
      return t('verdict:training.sentence');
    case 'caution':
      return [t('verdict:caution.sentence', { name: publisherName(verdict.publisher) }), ...verdict.caveats.map((caveat) => t(`verdict:caution.${caveat}`))].join(' ');
    case 'unsigned':
      return t('verdict:unsigned.sentence', { name: verdict.name });
    default:
      return error(refusalOf(verdict.error)).what;
  }
}
