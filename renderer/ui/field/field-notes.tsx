import { CircleAlert } from 'lucide-react';
import { FieldError, Text } from 'react-aria-components';
import styles from './field.module.css';
import { classNames } from '../class-names';

/** What stands under a control: what it wants, and what is wrong with what it got. */
export interface FieldNotes {
  readonly description?: string | undefined;
  /** A sentence; shown with a sign, read out with the control. */
  readonly error?: string | undefined;
}

export function Notes({ description, error }: FieldNotes) {
  return (
    <>
      {description !== undefined && error === undefined && (
        <Text slot="description" className={classNames(styles.help)}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.wrong)}>
        <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
