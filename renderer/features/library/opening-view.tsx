import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, EmptyState, ErrorNotice, Facts, Fingerprint, Heading, useTranslator, VerdictStrip } from '#renderer/ui';
import { CommandButton, isUnderWay, onScreen, type Opening, useWorkbench } from '#renderer/workbench';
import { isMoloError, textIn } from '#shared/base';
import type { Caveat, RefusedVerdict, UnknownPublisherVerdict } from '#shared/package';
import styles from './opening-view.module.css';
import { PassphrasePanel } from './passphrase-panel';
import { refusalOf } from './refusal';
import { Waiting } from './waiting';

/** Something that is not open: on its way, locked, or turned away with the reason. */
export function OpeningView({ opening }: { opening: Opening }) {
  const { state, name } = opening;
  if (isUnderWay(opening)) return <Waiting opening={opening} />;
  if (state.is === 'locked') return <Locked opening={opening} error={state.error} />;
  return (
    <article className={classNames(styles.view)}>
      {name !== null && <Heading level={2}>{name}</Heading>}
      {state.is === 'refused' && <Refused opening={opening} verdict={state.verdict} accepts={state.accepts} />}
      {state.is === 'failed' && <ErrorNotice error={onScreen(state.error)} actions={<Next needsIdentity={isMoloError(state.error, 'trust.noIdentity')} />} />}
    </article>
  );
}

/** Why it is not let in: what happened, what it means, what to do; and what it says of itself, which proves nothing. */
function Refused({ opening, verdict, accepts }: { opening: Opening; verdict: RefusedVerdict | UnknownPublisherVerdict; accepts: Caveat | null }) {
  const { t, error } = useTranslator();
  const { router, session, tell } = useWorkbench();
  const sentences = error(refusalOf(verdict.error));
  return (
    <>
      <div role="alert">
        <VerdictStrip status={verdict.status} word={t(`verdict:${verdict.status}.word`)} sentence={sentences.what}>
          <p>{sentences.means}</p>
          <p>{sentences.do}</p>
          <div className={classNames(styles.actions)}>
            {verdict.status === 'unknownPublisher' && <Button onPress={() => router.go('trust', 'add')}>{t('library:refused.trust')}</Button>}
            {accepts !== null && <Button onPress={() => void session.retry(opening.id, accepts).catch(tell)}>{t(`library:refused.accept.${accepts}`)}</Button>}
            <Next />
          </div>
          <code className={classNames(styles.code)}>{sentences.code}</code>
        </VerdictStrip>
      </div>
      <Claims verdict={verdict} />
    </>
  );
}

function Next({ needsIdentity = false }: { needsIdentity?: boolean }) {
  return (
    <>
      {needsIdentity && <CommandButton id="trust.new" />}
      <CommandButton id="file.open" />
      <CommandButton id="library.close" tone="quiet" />
    </>
  );
}

/** Turned away although its signature held. */
const SIGNED: ReadonlySet<string> = new Set(['trust.rollback', 'trust.expired', 'trust.fork']);

function Claims({ verdict: { error, publisher, package: facts } }: { verdict: RefusedVerdict | UnknownPublisherVerdict }) {
  const { t, date, language } = useTranslator();
  if (publisher === undefined && facts === undefined) return null;
  const claims = [
    ...(facts ? [{ term: t('verdict:facts.package'), value: textIn(facts.title, language) ?? facts.name }, { term: t('verdict:facts.edition'), value: String(facts.sequence) }, { term: t('library:provenance.created'), value: date(facts.created) }] : []),
    ...(publisher ? [{ term: t('verdict:facts.publisher'), value: [publisher.claimedName, ...(publisher.institution === undefined ? [] : [publisher.institution])].join(', ') }] : []),
    ...(publisher ? [{ term: t('verdict:facts.fingerprint'), value: <Fingerprint fingerprint={publisher.fingerprint} /> }] : []),
  ];
  return (
    <section className={classNames(styles.claims)}>
      <Heading level={3}>{t('library:refused.claims')}</Heading>
      <p className={classNames(styles.caveat)}>{t(SIGNED.has(error.code) ? 'library:refused.signed' : 'library:refused.caveat')}</p>
      <Facts facts={claims} />
    </section>
  );
}

/** The passphrase is asked for in a panel beside; closed, the place says how to come back to it. */
function Locked({ opening, error }: { opening: Opening; error: unknown }) {
  const { t } = useTranslator();
  const [isAsking, setIsAsking] = useState(true);
  return (
    <div className={classNames(isAsking && styles.beside)}>
      <EmptyState
        icon={LockKeyhole}
        title={t('library:locked.title', { name: opening.name ?? '' })}
        actions={
          <>
            {!isAsking && (
              <Button tone="strong" onPress={() => setIsAsking(true)}>
                {t('library:locked.enter')}
              </Button>
            )}
            <CommandButton id="library.close" />
          </>
        }
      >
        <p>{t('library:locked.what')}</p>
      </EmptyState>
      <PassphrasePanel opening={opening} error={error} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </div>
  );
}
