import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import type { Icon } from '../button/button';
import { classNames } from '../class-names';
import { type FieldNotes, Notes } from '../field/field-notes';
import field from '../field/field.module.css';
import list from '../overlay/list.module.css';
import styles from './select.module.css';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
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
  const Chosen = choices.find(({ id }) => id === selected)?.icon;
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
        {Chosen && <Chosen size={14} strokeWidth={1.75} aria-hidden />}
        <SelectValue className={classNames(styles.value)}>{({ defaultChildren, isPlaceholder, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Notes description={description} error={error} />
      <Popover offset={4} className={classNames(list.popover)}>
        <ListBox className={classNames(list.list)}>
          {choices.map((choice) => (
            <Option key={choice.id} choice={choice} />
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Option({ choice: { id, label, description, icon: Picture } }: { choice: Choice<string> }) {
  return (
    <ListBoxItem id={id} textValue={label} className={classNames(list.item)}>
      {({ isSelected }) => (
        <>
          <span className={classNames(list.mark)}>{isSelected && <Check size={14} strokeWidth={2} aria-hidden />}</span>
          {Picture && <Picture size={14} strokeWidth={1.75} aria-hidden />}
          <span className={classNames(list.text)}>
            <Text slot="label">{label}</Text>
            {description !== undefined && (
              <Text slot="description" className={classNames(list.description)}>
                {description}
              </Text>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
