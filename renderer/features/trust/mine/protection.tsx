import { useState } from 'react';
import { classNames, Heading, RadioGroup, TextField, useTranslator } from '#renderer/ui';
import styles from '../form.module.css';

export type Protection = 'passphrase' | 'none';

/** How new keys are to lie on the disk. The passphrase goes to the host and is kept nowhere here. */
export function useProtection(initial: Protection | null = null) {
  const [protection, setProtection] = useState<Protection | null>(initial);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  // Not before it cannot become the same any more.
  const differ = again !== '' && !passphrase.startsWith(again);
  const isReady = protection === 'none' || (protection === 'passphrase' && passphrase !== '' && passphrase === again);
  /** `null`: explicitly none. */
  const chosen = protection === 'none' ? null : passphrase;
  return { protection, setProtection, passphrase, setPassphrase, again, setAgain, differ, isReady, chosen };
}

export type ProtectionEntries = ReturnType<typeof useProtection>;

interface Props {
  readonly entries: ProtectionEntries;
  readonly isBusy: boolean;
}

/** With a passphrase or without; what losing it means is said before one is chosen. */
export function ProtectionChoice({ entries, isBusy }: Props) {
  const { t } = useTranslator();
  const { protection, setProtection } = entries;
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
      {protection === 'passphrase' && <NewPassphrase entries={entries} isBusy={isBusy} />}
    </>
  );
}

/** A passphrase typed twice, after what its loss means. */
export function NewPassphrase({ entries: { passphrase, setPassphrase, again, setAgain, differ }, isBusy }: Props) {
  const { t } = useTranslator();
  return (
    <>
      <Loss />
      <TextField label={t('trust:new.passphrase')} description={t('trust:new.passphraseHelp')} type="password" autoComplete="new-password" value={passphrase} onChange={setPassphrase} isReadOnly={isBusy} />
      <TextField label={t('trust:new.again')} type="password" autoComplete="new-password" value={again} onChange={setAgain} isReadOnly={isBusy} {...(differ && { error: t('trust:new.differ') })} />
    </>
  );
}

function Loss() {
  const { t } = useTranslator();
  return (
    <section className={classNames(styles.loss)}>
      <Heading level={3}>{t('trust:loss.title')}</Heading>
      <ul className={classNames(styles.points)}>
        <li>{t('trust:loss.nobody')}</li>
        <li>{t('trust:loss.packages')}</li>
        <li>{t('trust:loss.others')}</li>
      </ul>
      <p>{t('trust:loss.so')}</p>
    </section>
  );
}
