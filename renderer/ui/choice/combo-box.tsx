import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { classNames } from '../class-names';
import { type FieldNotes, Notes } from '../field/field-notes';
import field from '../field/field.module.css';
import list from '../overlay/list.module.css';
import styles from './combo-box.module.css';

/** More are not listed; they can be written. */
const MOST_LISTED = 2000;

export interface ComboBoxProps extends FieldNotes {
  readonly label: string;
  readonly choices: readonly string[];
  /** What is written; whoever uses it says whether that will do. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

/** One of many, chosen from a list or written. */
export function ComboBox({ label, choices, value, onChange, placeholder = '', description, error }: ComboBoxProps) {
  const items = useMemo(() => choices.slice(0, MOST_LISTED).map((id) => ({ id })), [choices]);
  return (
    <AriaComboBox
      allowsCustomValue
      isInvalid={error !== undefined}
      defaultItems={items}
      inputValue={value}
      onInputChange={onChange}
      className={classNames(field.field)}
    >
      <Label className={classNames(field.label)}>{label}</Label>
      <div className={classNames(styles.box)}>
        <Input placeholder={placeholder} spellCheck={false} className={classNames(field.control, styles.input)} />
        <Button className={classNames(styles.open)}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      </div>
      <Notes description={description} error={error} />
      <Popover offset={4} className={classNames(list.popover)}>
        <ListBox<{ id: string }> className={classNames(list.list)}>
          {({ id }) => (
            <ListBoxItem id={id} textValue={id} className={classNames(list.item)}>
              <span className={classNames(list.text)}>{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
