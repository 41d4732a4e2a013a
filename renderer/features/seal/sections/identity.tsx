import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, Select, TextField, useTranslator } from '#renderer/ui';
import { onScreen, useWorkbench } from '#renderer/workbench';
import { type Fingerprint, isMoloError } from '#shared/base';
import type { IdentityView } from '#shared/host';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** Whose signature the package carries; unlocked in place. */
export function Signer() {
  const { t } = useTranslator();
  const { router } = useWorkbench();
  const sealing = useSealing();
  const identities = useSealState((state) => state.identities);
  const chosen = useSealState(({ form }) => form.identity);
  const identity = identities?.find(({ fingerprint }) => fingerprint === chosen);
  return (
    <Section title={t('seal:identity.title')}>
      {identities?.length === 0 && (
        <div className={classNames(styles.itemHead)}>
          <p className={classNames(styles.quiet)}>{t('seal:identity.none')}</p>
          <Button onPress={() => router.go('trust', 'new')}>{t('seal:identity.make')}</Button>
        </div>
      )}
      {identities !== null && identities.length > 0 && (
        <Select<Fingerprint>
          label={t('seal:identity.which')}
          choices={identities.map(({ fingerprint, name, institution }) => ({ id: fingerprint, label: name, description: institution ?? fingerprint.slice(0, 16) }))}
          selected={chosen}
          onSelect={(fingerprint) => sealing.change({ identity: fingerprint })}
          {...(identity?.unlocked && { description: t(identity.sealed ? 'seal:identity.unlocked' : 'seal:identity.open') })}
        />
      )}
      {identity && !identity.unlocked && <Unlock key={identity.fingerprint} identity={identity} />}
    </Section>
  );
}

/** The passphrase goes to the host and is kept nowhere here. */
function Unlock({ identity: { fingerprint, name } }: { identity: IdentityView }) {
  const { t } = useTranslator();
  const sealing = useSealing();
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isWrong = isMoloError(failure, 'trust.passphraseWrong') && passphrase === '';
  const unlock = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    await sealing.unlock(fingerprint, passphrase).catch(setFailure);
    setPassphrase('');
    setIsBusy(false);
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && !isBusy) void unlock();
  };
  return (
    <Form onSubmit={submit} className={classNames(styles.withButton)}>
      <TextField
        label={t('seal:identity.passphrase', { name })}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
        isReadOnly={isBusy}
        {...(isWrong && { error: t('seal:identity.wrong') })}
      />
      <Button type="submit" isDisabled={passphrase === '' || isBusy}>
        {t(isBusy ? 'seal:identity.unlocking' : 'seal:identity.unlock')}
      </Button>
      {failure !== null && !isMoloError(failure, 'trust.passphraseWrong') && <ErrorNotice error={onScreen(failure)} />}
    </Form>
  );
}
