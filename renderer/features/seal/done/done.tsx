import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, classNames, Facts, Heading, notify, useTranslator } from '#renderer/ui';
import { chooseFiles, saveBlob, useWorkbench } from '#renderer/workbench';
import type { Sealed } from '#shared/host';
import { writeReceipt } from '#shared/package';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { SealProgress } from '../summary';

/** It is sealed: the file, the receipt, and whether the copy on the stick is a true one. */
export function Done({ done }: { done: Sealed }) {
  const { t } = useTranslator();
  const sealing = useSealing();
  const { host, tell } = useWorkbench();
  const step = useSealState((state) => state.step);
  const { receipt } = done;
  const outcome = useRef<HTMLElement>(null);
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => outcome.current?.focus(), []);
  const save = async (): Promise<void> => {
    saveBlob(await host.sealed(done.sealed), receipt.file);
    notify({ tone: 'done', text: t('seal:done.saved', { file: receipt.file }) });
  };
  const saveReceipt = (): void => saveBlob(new Blob([writeReceipt(receipt) as Uint8Array<ArrayBuffer>], { type: 'application/json' }), `${receipt.file.replace(/\.molo$/, '')}.receipt.json`);
  const check = async (): Promise<void> => {
    const [copy] = await chooseFiles();
    if (copy) await sealing.check(copy);
  };
  return (
    <article className={classNames(styles.done)}>
      <header ref={outcome} tabIndex={-1} role="status" className={classNames(styles.outcome, styles.good)}>
        <CircleCheck size={24} strokeWidth={1.5} aria-hidden />
        <div>
          <p className={classNames(styles.strong)}>{t('seal:done.title')}</p>
          <p>{t('seal:done.what', { file: receipt.file, count: receipt.recipients.length })}</p>
        </div>
      </header>
      <div className={classNames(styles.steps)}>
        <Button tone="strong" onPress={() => void save().catch(tell)}>
          {t('seal:done.save')}
        </Button>
        <Button isDisabled={step !== null} onPress={() => void check().catch(tell)}>
          {t('seal:done.check')}
        </Button>
        <Button onPress={saveReceipt}>{t('seal:done.receipt')}</Button>
        <Button tone="quiet" onPress={() => sealing.clear()}>
          {t('seal:done.another')}
        </Button>
      </div>
      {step && <SealProgress step={step} />}
      <Comparison />
      <p className={classNames(styles.quiet)}>
        {t('seal:done.checkWhat')} {t('seal:done.receiptWhat')}
      </p>
      <ReceiptFacts done={done} />
    </article>
  );
}

function Comparison() {
  const { t } = useTranslator();
  const compared = useSealState((state) => state.compared);
  if (compared === null) return null;
  const { name, same } = compared;
  const Picture = same ? CircleCheck : OctagonAlert;
  return (
    <div role="alert" data-copy={same ? 'same' : 'different'} className={classNames(styles.outcome, same ? styles.good : styles.bad)}>
      <Picture size={20} strokeWidth={1.75} aria-hidden />
      <div>
        <p className={classNames(styles.strong)}>{t(same ? 'seal:done.same' : 'seal:done.different', { name })}</p>
        <p>{t(same ? 'seal:done.sameWhat' : 'seal:done.differentWhat')}</p>
      </div>
    </div>
  );
}

function ReceiptFacts({ done: { receipt } }: { done: Sealed }) {
  const { t, number, date } = useTranslator();
  const contacts = useSealState((state) => state.contacts);
  const known = ({ fingerprint, name = '' }: Sealed['receipt']['recipients'][number]): string => contacts?.find((contact) => contact.fingerprint === fingerprint)?.petName ?? name;
  const checks = receipt.checks.map(({ at, copy, same }) => `${copy}: ${t(same ? 'seal:done.checkedSame' : 'seal:done.checkedDifferent')}, ${date(at)}`);
  return (
    <section className={classNames(styles.section)}>
      <Heading level={2}>{receipt.file}</Heading>
      <Facts
        facts={[
          { term: t('seal:summary.edition'), value: String(receipt.package.sequence) },
          { term: t('seal:done.to'), value: receipt.recipients.map(known).join(', ') },
          { term: t('seal:done.size'), value: t('verdict:facts.bytes', { count: receipt.bytes, shown: number(receipt.bytes) }) },
          { term: t('seal:done.digest'), value: <span className={classNames(styles.digest)}>{receipt.hash}</span> },
          { term: t('seal:done.manifest'), value: <span className={classNames(styles.digest)}>{receipt.package.digest}</span> },
          ...(checks.length > 0 ? [{ term: t('seal:done.checks'), value: checks.join('; ') }] : []),
        ]}
      />
    </section>
  );
}
