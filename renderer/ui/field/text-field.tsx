import { Input, Label, TextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { type FieldNotes, Notes } from './field-notes';
import styles from './field.module.css';

export interface TextFieldProps extends FieldNotes, Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'aria-label'> {
  readonly label: string;
  /** The label is for assistive tools only: what stands around the field says it to the eyes. */
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  /** Rows of a text of several lines; without it, one line. */
  readonly rows?: number;
  /** Fingerprints and SQL: a face with clear 0, O, l and 1, and no spelling help. */
  readonly code?: boolean;
}

export function TextField({ label, labelHidden = false, description, error, placeholder, rows, code = false, ...rest }: TextFieldProps) {
  const look = { className: classNames(styles.control, code && styles.code), ...(placeholder === undefined ? {} : { placeholder }), spellCheck: false };
  return (
    <AriaTextField {...rest} {...(labelHidden ? { 'aria-label': label } : {})} isInvalid={error !== undefined} className={classNames(styles.field)}>
      {!labelHidden && <Label className={classNames(styles.label)}>{label}</Label>}
      {rows === undefined ? <Input {...look} /> : <TextArea {...look} rows={rows} />}
      <Notes description={description} error={error} />
    </AriaTextField>
  );
}
