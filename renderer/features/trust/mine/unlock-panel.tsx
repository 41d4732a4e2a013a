import { useState } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import type { IdentityView } from '#shared/host';
import { FormPanel } from '../form-panel';
import { useTrust } from '../trust-store';
import { OwnPassphrase } from './own-passphrase';

/** Unlocks an identity for as long as the host runs. */
export function UnlockPanel({ identity: { fingerprint, name }, onClose }: { identity: IdentityView; onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const [passphrase, setPassphrase] = useState('');
  const unlock = async (): Promise<void> => {
    setPassphrase('');
    await trust.unlock(fingerprint, passphrase);
    onClose();
    notify({ tone: 'done', text: t('trust:unlock.done', { name }) });
  };
  return (
    <FormPanel title={t('trust:unlock.title')} action={t('trust:unlock.do')} isReady={passphrase !== ''} job={unlock} doing={t('trust:unlock.doing')} saidByField="trust.passphraseWrong" onClose={onClose}>
      {(work) => (
        <>
          <p>{t('trust:unlock.why', { name })}</p>
          <OwnPassphrase name={name} value={passphrase} onChange={setPassphrase} work={work} />
        </>
      )}
    </FormPanel>
  );
}
