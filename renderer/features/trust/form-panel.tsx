import { type ReactNode, useId } from 'react';
import { Form } from 'react-aria-components';
import { Button, classNames, ErrorNotice, ProgressBar, SidePanel, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import { type ErrorCode, isMoloError } from '#shared/base';
import styles from './form.module.css';
import { useWork } from './use-work';

export interface FormPanelProps {
  readonly title: string;
  /** The word of the button that does it. */
  readonly action: string;
  /** Everything that it needs is there. */
  readonly isReady: boolean;
  /** What it does; its failure is shown here. */
  readonly job: () => Promise<void>;
  /** What is going on meanwhile, where that takes longer than a blink. */
  readonly doing?: string;
  readonly howMuch?: string;
  /** The error that one of the fields says itself. */
  readonly saidByField?: ErrorCode;
  readonly onClose: () => void;
  readonly children: (work: { readonly isBusy: boolean; readonly failure: unknown }) => ReactNode;
}

/** A form in the side panel that does one thing: by its button, or by Enter in a field. */
export function FormPanel({ title, action, isReady, job, doing, howMuch, saidByField, onClose, children }: FormPanelProps) {
  const { t } = useTranslator();
  const form = useId();
  const { isBusy, failure, work } = useWork();
  const isSaid = saidByField !== undefined && isMoloError(failure, saidByField);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (isReady && !isBusy) void work(job);
  };
  return (
    <SidePanel
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('trust:new.cancel')}</Button>
          <Button type="submit" form={form} tone="strong" isDisabled={!isReady || isBusy}>
            {action}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles.form)}>
        {children({ isBusy, failure })}
        {isBusy && doing !== undefined && <ProgressBar what={doing} {...(howMuch !== undefined && { howMuch })} remaining={0} />}
        {failure !== null && !isSaid && <ErrorNotice error={onScreen(failure)} />}
      </Form>
    </SidePanel>
  );
}
