import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, notify, useTranslator } from '#renderer/ui';
import { chooseFiles } from '#renderer/workbench';
import styles from '../form.module.css';
import { FormPanel } from '../form-panel';
import { useTrust } from '../trust-store';
import { OwnPassphrase } from './own-passphrase';

/** A backup is some ten kilobytes; of a larger file the host sees enough to say that it is none. */
const MOST_READ = 64 * 1024;

/** Brings an identity back from its backup. */
export function RestorePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const choose = async (): Promise<void> => {
    const [chosen] = await chooseFiles('.json,application/json');
    if (chosen) setFile(chosen);
  };
  const restore = async (): Promise<void> => {
    if (file === null) return;
    setPassphrase('');
    const { name } = await trust.restoreIdentity(await file.slice(0, MOST_READ).text(), passphrase);
    onClose();
    notify({ tone: 'done', text: t('trust:restore.done', { name }) });
  };
  return (
    <FormPanel
      title={t('trust:restore.title')}
      action={t('trust:restore.do')}
      isReady={file !== null && passphrase !== ''}
      job={restore}
      doing={t('trust:restore.doing')}
      saidByField="trust.passphraseWrong"
      onClose={onClose}
    >
      {(work) => (
        <>
          <p>{t('trust:restore.what')}</p>
          <div className={classNames(styles.choose)}>
            <Button icon={FileInput} isDisabled={work.isBusy} onPress={() => void choose()}>
              {t('trust:restore.choose')}
            </Button>
            <span className={classNames(styles.quiet)}>{file?.name ?? t('trust:restore.none')}</span>
          </div>
          <OwnPassphrase value={passphrase} onChange={setPassphrase} work={work} />
        </>
      )}
    </FormPanel>
  );
}
