import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { classNames } from '../class-names';
import { type FieldNotes, Notes } from '../field/field-notes';
import field from '../field/field.module.css';
import styles from './choice.module.css';
import type { Choice } from './select';

export interface RadioGroupProps<Id extends string> extends FieldNotes {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly selected: Id | null;
  readonly onSelect: (id: Id) => void;
  readonly orientation?: 'horizontal' | 'vertical';
  readonly isDisabled?: boolean;
}

/** One of a few, all in sight. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, choices, selected, onSelect, orientation = 'vertical', isDisabled = false, description, error } = props;
  return (
    <AriaRadioGroup
      value={selected}
      onChange={(id) => onSelect(id as Id)}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className={classNames(field.field)}
    >
      <Label className={classNames(field.label)}>{label}</Label>
      <div className={classNames(orientation === 'horizontal' ? styles.across : styles.down)}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} isDisabled={choice.isDisabled ?? false} className={classNames(styles.choice)}>
            <span className={classNames(styles.circle)} />
            <span className={classNames(styles.words)}>
              {choice.label}
              {choice.description !== undefined && <span className={classNames(styles.more)}>{choice.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <Notes description={description} error={error} />
    </AriaRadioGroup>
  );
}
