import { TextField, useTranslator } from '#renderer/ui';
import { isMoloError } from '#shared/base';
import { useTrust } from '../trust-store';

interface Props {
  readonly petName: string;
  /** Why the contact was not added, if it was tried. */
  readonly failure: unknown;
  readonly isBusy: boolean;
}

/** How the holder calls somebody whose card is being added. */
export function PetNameField({ petName, failure, isBusy }: Props) {
  const { t } = useTranslator();
  const trust = useTrust();
  return (
    <TextField
      label={t('trust:add.petName')}
      description={t('trust:add.petNameHelp')}
      value={petName}
      onChange={(changed) => trust.change({ petName: changed })}
      isReadOnly={isBusy}
      maxLength={200}
      autoComplete="off"
      {...(isMoloError(failure, 'trust.badName') && { error: t('trust:new.badName') })}
    />
  );
}
