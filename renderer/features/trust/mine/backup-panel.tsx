import { useState } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import { saveBlob } from '#renderer/workbench';
import type { IdentityView } from '#shared/host';
import { FormPanel } from '../form-panel';
import { useTrust } from '../trust-store';
import { OwnPassphrase } from './own-passphrase';
import { NewPassphrase, useProtection } from './protection';

/** Saves an identity as a file that brings it back. The passphrase shows that whoever keeps the file can use it. */
export function BackupPanel({ identity, onClose }: { identity: IdentityView; onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const { name, sealed } = identity;
  const [own, setOwn] = useState('');
  const fresh = useProtection('passphrase');
  const passphrase = sealed ? own : fresh.passphrase;
  const save = async (): Promise<void> => {
    setOwn('');
    const { blob, fileName } = await trust.backup(identity, passphrase);
    saveBlob(blob, fileName);
    onClose();
    notify({ tone: 'done', text: t('trust:backup.done', { name, file: fileName }) });
  };
  return (
    <FormPanel title={t('trust:backup.title')} action={t('trust:backup.do')} isReady={sealed ? own !== '' : fresh.isReady} job={save} doing={t('trust:backup.doing')} saidByField="trust.passphraseWrong" onClose={onClose}>
      {(work) => (
        <>
          <p>{t('trust:backup.what', { name })}</p>
          <p>{t(sealed ? 'trust:backup.locked' : 'trust:backup.clear')}</p>
          {sealed ? <OwnPassphrase name={name} value={own} onChange={setOwn} work={work} /> : <NewPassphrase entries={fresh} isBusy={work.isBusy} />}
        </>
      )}
    </FormPanel>
  );
}
