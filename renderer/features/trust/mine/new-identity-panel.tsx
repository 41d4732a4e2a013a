import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, notify, ProgressBar, RadioGroup, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { onScreen, useWorkbench } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import { isPlainName } from '#shared/package';
import { saveCard } from '../commands';
import styles from '../form.module.css';
import { ownName, useTrust } from '../trust-store';
import { useWork } from '../use-work';

type Protection = 'passphrase' | 'none';

/** What a new identity is made of. The passphrase goes to the host and is kept nowhere here. */
function useEntries() {
  const [name, setName] = useState('');
  const [institution, setInstitution] = useState('');
  const [protection, setProtection] = useState<Protection | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  // Not before it cannot become the same any more.
  const differ = again !== '' && !passphrase.startsWith(again);
  const isProtected = protection === 'none' || (protection === 'passphrase' && passphrase !== '' && passphrase === again);
  const isReady = ownName(name) !== null && isProtected;
  return { name, setName, institution, setInstitution, protection, setProtection, passphrase, setPassphrase, again, setAgain, differ, isReady };
}

type Entries = ReturnType<typeof useEntries>;

export function NewIdentityPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const form = useId();
  const workbench = useWorkbench();
  const trust = useTrust();
  const entries = useEntries();
  const { isBusy, failure, work } = useWork();

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!entries.isReady || isBusy) return;
    void work(async () => {
      const identity = await trust.create(inputOf(entries));
      onClose();
      const save = (): void => void saveCard(workbench, identity).catch(workbench.tell);
      notify({ tone: 'done', text: t('trust:new.created', { name: identity.name }), action: { label: t('trust:mine.save'), run: save } });
    });
  };

  return (
    <SidePanel
      title={t('trust:new.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('trust:new.cancel')}</Button>
          <Button type="submit" form={form} tone="strong" isDisabled={!entries.isReady || isBusy}>
            {t('trust:new.create')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
        <Names entries={entries} isBusy={isBusy} failure={failure} />
        <ProtectionChoice entries={entries} isBusy={isBusy} />
        {isBusy && <ProgressBar what={t('trust:new.making')} howMuch={t('trust:new.makingHow')} remaining={0} />}
        {failure !== null && !isMoloError(failure, 'trust.badName') && <ErrorNotice error={onScreen(failure)} />}
      </Form>
    </SidePanel>
  );
}

function inputOf({ name, institution, protection, passphrase }: Entries) {
  const from = ownName(institution);
  return { name: ownName(name) ?? '', ...(from !== null && { institution: from }), passphrase: protection === 'none' ? null : passphrase };
}

interface PartProps {
  readonly entries: Entries;
  readonly isBusy: boolean;
}

function Names({ entries: { name, setName, institution, setInstitution }, isBusy, failure }: PartProps & { failure: unknown }) {
  const { t } = useTranslator();
  const isBad = (typed: string): boolean => isMoloError(failure, 'trust.badName') && !isPlainName(ownName(typed) ?? ' ');
  return (
    <>
      <TextField
        label={t('trust:new.name')}
        description={t('trust:new.nameHelp')}
        value={name}
        onChange={setName}
        isReadOnly={isBusy}
        maxLength={200}
        autoComplete="off"
        {...(isBad(name) && { error: t('trust:new.badName') })}
      />
      <TextField
        label={t('trust:new.institution')}
        value={institution}
        onChange={setInstitution}
        isReadOnly={isBusy}
        maxLength={200}
        autoComplete="off"
        {...(institution !== '' && isBad(institution) && { error: t('trust:new.badName') })}
      />
    </>
  );
}

function ProtectionChoice({ entries, isBusy }: PartProps) {
  const { t } = useTranslator();
  const { protection, setProtection, passphrase, setPassphrase, again, setAgain, differ } = entries;
  return (
    <>
      <RadioGroup<Protection>
        label={t('trust:new.protection')}
        choices={[
          { id: 'passphrase', label: t('trust:new.with'), description: t('trust:new.withMeans') },
          { id: 'none', label: t('trust:new.without'), description: t('trust:new.withoutMeans') },
        ]}
        selected={protection}
        onSelect={setProtection}
        isDisabled={isBusy}
      />
      {protection === 'passphrase' && (
        <>
          <TextField label={t('trust:new.passphrase')} description={t('trust:new.passphraseHelp')} type="password" autoComplete="new-password" value={passphrase} onChange={setPassphrase} isReadOnly={isBusy} />
          <TextField label={t('trust:new.again')} type="password" autoComplete="new-password" value={again} onChange={setAgain} isReadOnly={isBusy} {...(differ && { error: t('trust:new.differ') })} />
        </>
      )}
    </>
  );
}
