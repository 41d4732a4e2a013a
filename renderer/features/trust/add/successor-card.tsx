import { KeyRound } from 'lucide-react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, Facts, Heading, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import type { CardView } from '#shared/host';
import styles from '../form.module.css';
import { type Draft, useTrust } from '../trust-store';
import { PetNameField } from './pet-name-field';
import type { Adding } from './use-adding';

type Succession = NonNullable<CardView['succession']>;

interface Props {
  readonly draft: Draft;
  readonly succession: Succession;
  readonly adding: Adding;
}

/** The new card of a contact whose confirmed key signed it: nothing has to be read out, but somebody has to want it. */
export function SuccessorCard({ draft, succession, adding: { form, isBusy, failure, succeed } }: Props) {
  const { t, date } = useTranslator();
  const { name, institution } = draft.view;
  const isBadName = isMoloError(failure, 'trust.badName');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!isBusy) succeed(draft, succession.name);
  };
  return (
    <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
      <section className={classNames(styles.known)}>
        <KeyRound size={20} strokeWidth={1.5} aria-hidden />
        <div>
          <Heading level={3}>{t('trust:succession.title', { name: succession.name })}</Heading>
          <p>{t('trust:succession.what', { name: succession.name, date: date(succession.date) })}</p>
        </div>
      </section>
      <Facts
        facts={[
          { term: t('trust:add.name'), value: <strong>{name}</strong> },
          ...(institution === undefined ? [] : [{ term: t('trust:add.institution'), value: institution }]),
          { term: t('trust:add.date'), value: date(draft.view.date) },
        ]}
      />
      <p>{t('trust:succession.means', { name: succession.name })}</p>
      <p className={classNames(styles.quiet)}>{t('trust:succession.doubt')}</p>
      <PetNameField petName={draft.petName} failure={failure} isBusy={isBusy} />
      {failure !== null && !isBadName && <ErrorNotice error={onScreen(failure)} />}
    </Form>
  );
}

export function SuccessorCardActions({ adding: { form, isBusy } }: { adding: Adding }) {
  const { t } = useTranslator();
  const trust = useTrust();
  return (
    <>
      <Button tone="quiet" isDisabled={isBusy} onPress={() => trust.forgetCard()}>
        {t('trust:add.other')}
      </Button>
      <Button type="submit" form={form} tone="strong" isDisabled={isBusy}>
        {t(isBusy ? 'trust:add.doing' : 'trust:succession.do')}
      </Button>
    </>
  );
}
