import { Form, type TextFieldProps } from 'react-aria-components';
import { Button, classNames, ErrorNotice, Heading, TextField, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { isMoloError, MoloError } from '#shared/base';
import { type Comparison, compare, type Form as FingerprintForm } from '../ceremony';
import { FormSwitch } from '../fingerprint/form-switch';
import { useForm } from '../fingerprint/use-form';
import styles from '../form.module.css';
import { type Draft, useTrust } from '../trust-store';
import { Claims } from './claims';
import { Groups } from './groups';
import { PetNameField } from './pet-name-field';
import type { Adding } from './use-adding';

type KeyboardEvent = Parameters<NonNullable<TextFieldProps['onKeyDown']>>[0];

interface Props {
  readonly draft: Draft;
  readonly adding: Adding;
}

/** What the card claims, and the comparison that shows whether it is true. */
export function ConfirmCard({ draft, adding: { form, isBusy, failure, add } }: Props) {
  const { t } = useTranslator();
  const [fingerprintForm] = useForm();
  const comparison = compare(draft.typed, draft.view.fingerprint, fingerprintForm);
  const isBadName = isMoloError(failure, 'trust.badName');
  // The host has the last word; that it will say no is known as soon as the last group is typed.
  const refusal = comparison.fails ? new MoloError('trust.fingerprintMismatch') : isBadName ? null : failure;

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (comparison.holds && !isBusy) add(draft);
  };

  return (
    <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
      <Claims view={draft.view} />
      <section className={classNames(styles.step)}>
        <Heading level={3}>{t('trust:add.compare')}</Heading>
        <p>{t('trust:add.how')}</p>
        <p className={classNames(styles.quiet)}>{t('trust:add.notFromMail')}</p>
        <div className={classNames(styles.reading)}>
          <span>{t('trust:add.theyRead')}</span>
          <FormSwitch label={t('trust:add.theyRead')} />
        </div>
      </section>
      <TypedFingerprint draft={draft} comparison={comparison} form={fingerprintForm} isBusy={isBusy} />
      <Groups comparison={comparison} form={fingerprintForm} />
      <PetNameField petName={draft.petName} failure={failure} isBusy={isBusy} />
      {refusal !== null && <ErrorNotice error={onScreen(refusal)} />}
    </Form>
  );
}

function TypedFingerprint({ draft, comparison: { stray, isTooLong }, form, isBusy }: { draft: Draft; comparison: Comparison; form: FingerprintForm; isBusy: boolean }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const wrong = stray !== null ? t('trust:add.stray', { sign: stray }) : isTooLong ? t(form === 'words' ? 'trust:add.tooManyWords' : 'trust:add.tooLong') : undefined;
  return (
    <div className={classNames(styles.typed)}>
      <TextField
        label={t('trust:add.field')}
        description={t(form === 'words' ? 'trust:add.fieldHelpWords' : 'trust:add.fieldHelp')}
        code
        rows={form === 'words' ? 4 : 2}
        autoFocus
        autoComplete="off"
        value={draft.typed}
        onChange={(typed) => trust.change({ typed })}
        onKeyDown={sendOnEnter}
        isReadOnly={isBusy}
        {...(wrong !== undefined && { error: wrong })}
      />
    </div>
  );
}

/** The field has two lines for the eyes only: Enter means that it is done. */
function sendOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter') return event.continuePropagation();
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

export function ConfirmCardActions({ draft, adding: { form, isBusy } }: Props) {
  const { t } = useTranslator();
  const trust = useTrust();
  const [fingerprintForm] = useForm();
  const { holds } = compare(draft.typed, draft.view.fingerprint, fingerprintForm);
  return (
    <>
      <Button tone="quiet" isDisabled={isBusy} onPress={() => trust.forgetCard()}>
        {t('trust:add.other')}
      </Button>
      <Button type="submit" form={form} tone="strong" isDisabled={!holds || isBusy}>
        {t(isBusy ? 'trust:add.doing' : 'trust:add.do')}
      </Button>
    </>
  );
}
