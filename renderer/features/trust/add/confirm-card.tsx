import { ShieldQuestionMark } from 'lucide-react';
import { Form, type TextFieldProps } from 'react-aria-components';
import { Button, classNames, ErrorNotice, Facts, Heading, TextField, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { isMoloError, MoloError } from '#shared/base';
import type { CardView } from '#shared/host';
import { type Comparison, compare } from '../ceremony';
import styles from '../form.module.css';
import { Mark } from '../mark';
import { type Draft, useTrust } from '../trust-store';
import { Groups } from './groups';
import type { Adding } from './use-adding';

type KeyboardEvent = Parameters<NonNullable<TextFieldProps['onKeyDown']>>[0];

interface Props {
  readonly draft: Draft;
  readonly adding: Adding;
}

/** What the card claims, and the comparison that shows whether it is true. */
export function ConfirmCard({ draft, adding: { form, isBusy, failure, add } }: Props) {
  const { t } = useTranslator();
  const trust = useTrust();
  const comparison = compare(draft.typed, draft.view.fingerprint);
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
      </section>
      <TypedFingerprint draft={draft} comparison={comparison} isBusy={isBusy} />
      <Groups comparison={comparison} />
      <TextField
        label={t('trust:add.petName')}
        description={t('trust:add.petNameHelp')}
        value={draft.petName}
        onChange={(petName) => trust.change({ petName })}
        isReadOnly={isBusy}
        maxLength={200}
        autoComplete="off"
        {...(isBadName && { error: t('trust:new.badName') })}
      />
      {refusal !== null && <ErrorNotice error={onScreen(refusal)} />}
    </Form>
  );
}

function Claims({ view: { name, institution, date: signed } }: { view: CardView }) {
  const { t, date } = useTranslator();
  return (
    <section className={classNames(styles.claims)}>
      <Mark icon={ShieldQuestionMark} tone="caution">
        {t('trust:add.notYet')}
      </Mark>
      <Facts
        facts={[
          { term: t('trust:add.name'), value: <strong>{name}</strong> },
          ...(institution === undefined ? [] : [{ term: t('trust:add.institution'), value: institution }]),
          { term: t('trust:add.date'), value: date(signed) },
        ]}
      />
      <p className={classNames(styles.quiet)}>{t('trust:add.claims')}</p>
    </section>
  );
}

function TypedFingerprint({ draft, comparison: { stray, isTooLong }, isBusy }: { draft: Draft; comparison: Comparison; isBusy: boolean }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const wrong = stray !== null ? t('trust:add.stray', { sign: stray }) : isTooLong ? t('trust:add.tooLong') : undefined;
  return (
    <div className={classNames(styles.typed)}>
      <TextField
        label={t('trust:add.field')}
        description={t('trust:add.fieldHelp')}
        code
        rows={2}
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
  const { holds } = compare(draft.typed, draft.view.fingerprint);
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
