import { TextField, useTranslator } from '#renderer/ui';
import { isMoloError } from '#shared/base';

export interface OwnPassphraseProps {
  /** Whose identity it opens; without one, that of the file. */
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A wrong passphrase is said here, until another is typed. */
  readonly work: { readonly isBusy: boolean; readonly failure: unknown };
}

/** The passphrase of an identity that there is. It goes to the host and is kept nowhere here. */
export function OwnPassphrase({ name, value, onChange, work: { isBusy, failure } }: OwnPassphraseProps) {
  const { t } = useTranslator();
  const isWrong = isMoloError(failure, 'trust.passphraseWrong') && value === '';
  return (
    <TextField
      label={name === undefined ? t('trust:new.passphrase') : t('trust:unlock.passphrase', { name })}
      type="password"
      autoComplete="off"
      value={value}
      onChange={onChange}
      isReadOnly={isBusy}
      description={t('trust:unlock.stays')}
      {...(isWrong && { error: t('trust:unlock.wrong') })}
    />
  );
}
