import { useEffect, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, RadioGroup, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { onScreen, type Opening, useWorkbench } from '#renderer/workbench';
import { asMoloError, type Fingerprint, formatFingerprint, isMoloError } from '#shared/base';
import type { IdentityView } from '#shared/host';
import styles from './passphrase-panel.module.css';

export interface PassphrasePanelProps {
  readonly opening: Opening;
  /** Why it was not opened: no passphrase, or a wrong one. */
  readonly error: unknown;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Unlocks an identity, then opens once more what is waiting for it. The passphrase goes to the host and is kept nowhere here. */
export function PassphrasePanel({ opening, error, isOpen, onClose }: PassphrasePanelProps) {
  const { t } = useTranslator();
  const form = useId();
  const locked = useLockedIdentities(isOpen);
  const [chosen, setChosen] = useState<Fingerprint | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { unlock, isBusy, failure } = useUnlock(opening);
  const fingerprint = chosen ?? locked[0]?.fingerprint ?? null;
  const wrong = isMoloError(failure ?? error, 'trust.passphraseWrong') ? t('library:locked.wrong') : undefined;

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (fingerprint === null || passphrase === '' || isBusy) return;
    void unlock(fingerprint, passphrase);
    setPassphrase('');
  };

  return (
    <SidePanel
      title={t('library:locked.panel')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('library:locked.later')}</Button>
          <Button type="submit" form={form} tone="strong" isDisabled={fingerprint === null || passphrase === '' || isBusy}>
            {t(isBusy ? 'library:locked.unlocking' : 'library:locked.unlock')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
        <p>{t('library:locked.why', { name: opening.name ?? '' })}</p>
        {locked.length > 1 && (
          <RadioGroup
            label={t('library:locked.identity')}
            choices={locked.map((identity) => ({ id: identity.fingerprint, label: nameOf(identity), description: shortFingerprint(identity.fingerprint) }))}
            selected={fingerprint}
            onSelect={(id) => setChosen(id)}
          />
        )}
        <TextField
          label={locked.length === 1 && locked[0] ? t('library:locked.passphraseOf', { name: nameOf(locked[0]) }) : t('library:locked.passphrase')}
          type="password"
          autoComplete="off"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          isReadOnly={isBusy}
          description={t('library:locked.stays')}
          {...(wrong !== undefined && passphrase === '' && { error: wrong })}
        />
        {failure !== undefined && wrong === undefined && <ErrorNotice error={onScreen(failure)} />}
      </Form>
    </SidePanel>
  );
}

function nameOf({ name, institution }: IdentityView): string {
  return institution === undefined ? name : `${name}, ${institution}`;
}

/** Enough to tell one's own identities apart. */
function shortFingerprint(fingerprint: Fingerprint): string {
  return formatFingerprint(fingerprint).slice(0, 19);
}

function useLockedIdentities(isOpen: boolean): readonly IdentityView[] {
  const { host, tell } = useWorkbench();
  const [locked, setLocked] = useState<readonly IdentityView[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    let isWanted = true;
    host.call('identity.list', {}).then((all) => isWanted && setLocked(all.filter(({ kind, unlocked }) => kind === 'own' && !unlocked)), tell);
    return () => {
      isWanted = false;
    };
  }, [host, tell, isOpen]);
  return locked;
}

function useUnlock({ id }: Opening) {
  const { host, session } = useWorkbench();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const unlock = async (fingerprint: Fingerprint, passphrase: string): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await host.call('identity.unlock', { fingerprint, passphrase });
      await session.retry(id);
    } catch (error) {
      setFailure(asMoloError(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { unlock, isBusy, failure };
}
