import { useState } from 'react';
import { classNames, notify, TextField, useTranslator } from '#renderer/ui';
import { CommandButton, useWorkbench } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import { isPlainName } from '#shared/package';
import { saveCard } from '../commands';
import styles from '../form.module.css';
import { FormPanel } from '../form-panel';
import { ownName, useTrust } from '../trust-store';
import { ProtectionChoice, useProtection } from './protection';

/** Makes an identity of a name and a choice of how its keys lie on the disk. */
export function NewIdentityPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const workbench = useWorkbench();
  const trust = useTrust();
  const [name, setName] = useState('');
  const [institution, setInstitution] = useState('');
  const protection = useProtection();
  const create = async (): Promise<void> => {
    const from = ownName(institution);
    const identity = await trust.create({ name: ownName(name) ?? '', ...(from !== null && { institution: from }), passphrase: protection.chosen });
    onClose();
    const save = (): void => void saveCard(workbench, identity).catch(workbench.tell);
    notify({ tone: 'done', text: t('trust:new.created', { name: identity.name }), action: { label: t('trust:mine.save'), run: save } });
  };
  return (
    <FormPanel
      title={t('trust:new.title')}
      action={t('trust:new.create')}
      isReady={ownName(name) !== null && protection.isReady}
      job={create}
      doing={t('trust:new.making')}
      howMuch={t('trust:new.makingHow')}
      saidByField="trust.badName"
      onClose={onClose}
    >
      {(work) => (
        <>
          <NameField label={t('trust:new.name')} description={t('trust:new.nameHelp')} value={name} onChange={setName} work={work} />
          <NameField label={t('trust:new.institution')} value={institution} onChange={setInstitution} work={work} isOptional />
          <ProtectionChoice entries={protection} isBusy={work.isBusy} />
          <div className={classNames(styles.instead)}>
            <CommandButton id="trust.restore" tone="quiet" />
          </div>
        </>
      )}
    </FormPanel>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly work: { readonly isBusy: boolean; readonly failure: unknown };
  readonly isOptional?: boolean;
}

/** A name that others will see; where the host refuses one, it is said at the field that holds it. */
function NameField({ label, description, value, onChange, work: { isBusy, failure }, isOptional = false }: NameFieldProps) {
  const { t } = useTranslator();
  const mayBeEmpty = isOptional && value === '';
  const isBad = isMoloError(failure, 'trust.badName') && !mayBeEmpty && !isPlainName(ownName(value) ?? ' ');
  return (
    <TextField
      label={label}
      {...(description !== undefined && { description })}
      value={value}
      onChange={onChange}
      isReadOnly={isBusy}
      maxLength={200}
      autoComplete="off"
      {...(isBad && { error: t('trust:new.badName') })}
    />
  );
}
