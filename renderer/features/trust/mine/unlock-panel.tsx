import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, notify, ProgressBar, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import type { IdentityView } from '#shared/host';
import styles from '../form.module.css';
import { useTrust } from '../trust-store';
import { useWork } from '../use-work';

/** Unlocks an identity for as long as the host runs. The passphrase is kept nowhere here. */
export function UnlockPanel({ identity: { fingerprint, name }, onClose }: { identity: IdentityView; onClose: () => void }) {
  const { t } = useTranslator();
  const form = useId();
  const trust = useTrust();
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, failure, work } = useWork();
  const isWrong = isMoloError(failure, 'trust.passphraseWrong');

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (passphrase === '' || isBusy) return;
    setPassphrase('');
    void work(async () => {
      await trust.unlock(fingerprint, passphrase);
      onClose();
      notify({ tone: 'done', text: t('trust:unlock.done', { name }) });
    });
  };

  return (
    <SidePanel
      title={t('trust:unlock.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('trust:new.cancel')}</Button>
          <Button type="submit" form={form} tone="strong" isDisabled={passphrase === '' || isBusy}>
            {t('trust:unlock.do')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
        <p>{t('trust:unlock.why', { name })}</p>
        <TextField
          label={t('trust:unlock.passphrase', { name })}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={setPassphrase}
          isReadOnly={isBusy}
          description={t('trust:unlock.stays')}
          {...(isWrong && passphrase === '' && { error: t('trust:unlock.wrong') })}
        />
        {isBusy && <ProgressBar what={t('trust:unlock.doing')} remaining={0} />}
        {failure !== null && !isWrong && <ErrorNotice error={onScreen(failure)} />}
      </Form>
    </SidePanel>
  );
}
