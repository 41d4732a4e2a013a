import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { classNames } from '../class-names';
import { type FieldNotes, Notes } from '../field/field-notes';
import field from '../field/field.module.css';
import list from '../overlay/list.module.css';
import styles from './select.module.css';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps<Id extends string> extends FieldNotes {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly selected: Id | null;
  readonly onSelect: (id: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One of a few. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, labelHidden = false, choices, selected, onSelect, placeholder = '', isDisabled = false, description, error } = props;
  return (
    <AriaSelect
      {...(labelHidden ? { 'aria-label': label } : {})}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      value={selected}
      onChange={(id) => id !== null && onSelect(id as Id)}
      disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.id)}
      className={classNames(field.field)}
    >
      {!labelHidden && <Label className={classNames(field.label)}>{label}</Label>}
      <Button className={classNames(field.control, styles.button)}>
        <SelectValue className={classNames(styles.value)}>{({ defaultChildren, isPlaceholder, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Notes description={description} error={error} />
      <Popover offset={4} className={classNames(list.popover)}>
        <ListBox className={classNames(list.list)}>
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} textValue={choice.label} className={classNames(list.item)}>
              {({ isSelected }) => (
                <>
                  <span className={classNames(list.mark)}>{isSelected && <Check size={14} strokeWidth={2} aria-hidden />}</span>
                  <span className={classNames(list.text)}>
                    <Text slot="label">{choice.label}</Text>
                    {choice.description !== undefined && (
                      <Text slot="description" className={classNames(list.description)}>
                        {choice.description}
                      </Text>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
