import { useEffect, useState } from 'react';
import { Button, classNames, ErrorNotice, Facts, Heading, ProgressBar, remainingMilliseconds, useEscape, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { missing, toSend } from './model/problems';
import styles from './seal.module.css';
import { useSealing, useSealState } from './sealing';
import { fileName, type Step } from './sealing-run';

/** What it will be, what is still needed, and the one thing to do. */
export function Summary() {
  const { t } = useTranslator();
  const sealing = useSealing();
  const passedOn = useSealState((state) => state.passedOn);
  const step = useSealState((state) => state.step);
  const needed = useNeeded();
  return (
    <aside aria-label={t('seal:summary.title')} className={classNames(styles.side)}>
      <Heading level={2}>{t('seal:summary.title')}</Heading>
      <PackageFacts />
      {needed.length > 0 && (
        <div>
          <p className={classNames(styles.quiet)}>{t('seal:summary.missing')}</p>
          <ul className={classNames(styles.missing)}>
            {needed.map((what) => (
              <li key={what}>{t(`seal:summary.${what}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {step ? (
        <SealProgress step={step} />
      ) : (
        <div className={classNames(styles.actions)}>
          <Button tone="strong" isDisabled={needed.length > 0} onPress={() => void sealing.seal()}>
            {t(passedOn === null ? 'seal:summary.seal' : 'seal:forward.do')}
          </Button>
          <Button tone="quiet" onPress={() => sealing.clear()}>
            {t('seal:summary.clear')}
          </Button>
        </div>
      )}
      <Failure />
    </aside>
  );
}

function useNeeded() {
  const form = useSealState((state) => state.form);
  const passedOn = useSealState((state) => state.passedOn);
  const isUnlocked = useSealState(({ identities }) => identities?.some(({ fingerprint, unlocked }) => fingerprint === form.identity && unlocked) ?? false);
  return passedOn === null ? missing(form, { isUnlocked }) : toSend(form, isUnlocked);
}

function PackageFacts() {
  const { t, number, date } = useTranslator();
  const form = useSealState((state) => state.form);
  const edition = useSealState((state) => state.edition);
  const passedOn = useSealState((state) => state.passedOn);
  const own = [
    { term: t('seal:summary.file'), value: fileName(form) },
    { term: t('seal:summary.tables'), value: number(form.items.length) },
    ...(form.enclosures.length > 0 ? [{ term: t('seal:summary.files'), value: number(form.enclosures.length) }] : []),
    ...(edition === null ? [] : [{ term: t('seal:summary.edition'), value: String(edition) }]),
    ...(form.validUntil === '' ? [] : [{ term: t('seal:summary.validUntil'), value: date(form.validUntil) }]),
  ];
  return <Facts facts={[...(passedOn === null ? own : []), { term: t('seal:recipients.title'), value: t('seal:summary.recipients', { count: form.recipients.length }) }]} />;
}

function Failure() {
  const { t } = useTranslator();
  const failure = useSealState((state) => state.failure);
  if (failure === 'cancelled') return <p role="status">{t('seal:progress.cancelled')}</p>;
  return failure === null ? null : <ErrorNotice error={onScreen(failure)} />;
}

const STAGES = { measure: 'seal:progress.measure', seal: 'seal:progress.seal', check: 'seal:progress.check' } as const;

/** What is being done, how much of it, how long it will take, and how to stop it. */
export function SealProgress({ step }: { step: Step }) {
  const { t, number } = useTranslator();
  const sealing = useSealing();
  useEscape(() => sealing.cancel());
  const progress = 'progress' in step ? step.progress : null;
  const stage = progress !== null && progress.stage in STAGES ? STAGES[progress.stage as keyof typeof STAGES] : 'seal:progress.send';
  const what = step.is === 'write' ? t('seal:progress.write', { name: step.name }) : step.is === 'compare' ? t('seal:done.checking', { name: step.name }) : t(stage);
  const elapsed = useElapsed(what);
  const megabytes = (bytes: number): string => number(bytes / 1_000_000, { maximumFractionDigits: 1 });
  return (
    <ProgressBar
      what={what}
      {...(progress?.totalBytes && { howMuch: t('app:opening.bytes', { done: megabytes(progress.bytes), total: megabytes(progress.totalBytes) }) })}
      remaining={progress ? remainingMilliseconds(progress.bytes, progress.totalBytes, elapsed) : null}
      done={progress?.totalBytes ? Math.min(1, progress.bytes / progress.totalBytes) : undefined}
      onCancel={() => sealing.cancel()}
    />
  );
}

/** Milliseconds that something has been going on, twice a second. */
function useElapsed(what: string): number {
  const [since, setSince] = useState({ what, from: 0, now: 0 });
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setSince({ what, from, now: performance.now() }), 500);
    return () => clearInterval(timer);
  }, [what]);
  return since.what === what ? since.now - since.from : 0;
}
