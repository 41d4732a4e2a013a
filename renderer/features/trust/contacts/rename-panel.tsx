import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, notify, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import type { ContactView } from '#shared/host';
import styles from '../form.module.css';
import { nameOf } from '../people';
import { useTrust } from '../trust-store';
import { useWork } from '../use-work';

/** The holder's own name for a contact. */
export function RenamePanel({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { t } = useTranslator();
  const form = useId();
  const trust = useTrust();
  const [petName, setPetName] = useState(contact.petName ?? '');
  const { isBusy, failure, work } = useWork();
  const isBad = isMoloError(failure, 'trust.badName');

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    void work(async () => {
      const renamed = await trust.rename(contact.fingerprint, petName);
      onClose();
      notify({ tone: 'done', text: t('trust:rename.done', { name: nameOf(renamed) }) });
    });
  };

  return (
    <SidePanel
      title={t('trust:rename.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('trust:new.cancel')}</Button>
          <Button type="submit" form={form} tone="strong" isDisabled={isBusy}>
            {t('trust:rename.do')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
        <TextField
          label={t('trust:rename.name')}
          description={t('trust:rename.help', { name: contact.name })}
          value={petName}
          onChange={setPetName}
          maxLength={200}
          autoComplete="off"
          {...(isBad && { error: t('trust:new.badName') })}
        />
        {failure !== null && !isBad && <ErrorNotice error={onScreen(failure)} />}
      </Form>
    </SidePanel>
  );
}
