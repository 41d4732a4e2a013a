import { useState } from 'react';
import { notify, TextField, useTranslator } from '#renderer/ui';
import { isMoloError } from '#shared/base';
import type { ContactView } from '#shared/host';
import { FormPanel } from '../form-panel';
import { nameOf } from '../people';
import { useTrust } from '../trust-store';

/** The holder's own name for a contact. */
export function RenamePanel({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const [petName, setPetName] = useState(contact.petName ?? '');
  const rename = async (): Promise<void> => {
    const renamed = await trust.rename(contact.fingerprint, petName);
    onClose();
    notify({ tone: 'done', text: t('trust:rename.done', { name: nameOf(renamed) }) });
  };
  return (
    <FormPanel title={t('trust:rename.title')} action={t('trust:rename.do')} isReady job={rename} saidByField="trust.badName" onClose={onClose}>
      {({ failure }) => (
        <TextField
          label={t('trust:rename.name')}
          description={t('trust:rename.help', { name: contact.name })}
          value={petName}
          onChange={setPetName}
          maxLength={200}
          autoComplete="off"
          {...(isMoloError(failure, 'trust.badName') && { error: t('trust:new.badName') })}
        />
      )}
    </FormPanel>
  );
}
