import { useState } from 'react';
import { classNames, Heading, notify, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { IdentityView } from '#shared/host';
import { saveCard } from '../commands';
import styles from '../form.module.css';
import { FormPanel } from '../form-panel';
import { useTrust } from '../trust-store';
import { OwnPassphrase } from './own-passphrase';
import { ProtectionChoice, useProtection } from './protection';

/** New keys in the place of an identity's. What that is for, and what is to be done afterwards, is said before. */
export function RotatePanel({ identity, onClose }: { identity: IdentityView; onClose: () => void }) {
  const { t } = useTranslator();
  const workbench = useWorkbench();
  const trust = useTrust();
  const [own, setOwn] = useState('');
  const protection = useProtection();
  const isLocked = identity.sealed && !identity.unlocked;
  const rotate = async (): Promise<void> => {
    setOwn('');
    const made = await trust.rotate(identity.fingerprint, isLocked ? own : null, protection.chosen);
    onClose();
    const save = (): void => void saveCard(workbench, made).catch(workbench.tell);
    notify({ tone: 'done', text: t('trust:rotate.done', { name: made.name }), action: { label: t('trust:mine.save'), run: save } });
  };
  return (
    <FormPanel
      title={t('trust:rotate.title')}
      action={t('trust:rotate.do')}
      isReady={protection.isReady && (!isLocked || own !== '')}
      job={rotate}
      doing={t('trust:new.making')}
      howMuch={t('trust:new.makingHow')}
      saidByField="trust.passphraseWrong"
      onClose={onClose}
    >
      {(work) => (
        <>
          <Means name={identity.name} />
          {isLocked && <OwnPassphrase name={identity.name} value={own} onChange={setOwn} work={work} />}
          <ProtectionChoice entries={protection} isBusy={work.isBusy} />
        </>
      )}
    </FormPanel>
  );
}

function Means({ name }: { name: string }) {
  const { t } = useTranslator();
  return (
    <>
      <p>{t('trust:rotate.what', { name })}</p>
      <section className={classNames(styles.step)}>
        <Heading level={3}>{t('trust:rotate.next')}</Heading>
        <ol className={classNames(styles.points)}>
          <li>{t('trust:rotate.next1')}</li>
          <li>{t('trust:rotate.next2')}</li>
          <li>{t('trust:rotate.next3')}</li>
        </ol>
      </section>
      <p className={classNames(styles.quiet)}>{t('trust:rotate.stolen')}</p>
    </>
  );
}
