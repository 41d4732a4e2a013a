import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { classNames } from '../class-names';
import type { Icon } from '../button/button';
import { KeyboardShortcut } from '../shortcut/keyboard-shortcut';
import { ariaShortcut, ON_MAC, type Shortcut } from '../shortcut/keys';
import styles from './list.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  readonly shortcut?: Shortcut | undefined;
  readonly isDisabled?: boolean;
  /** Takes something away: said by the word, underlined by the colour. */
  readonly refuse?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly id: string;
  /** Without a title the group is only set apart by a line. */
  readonly title?: string;
  readonly items: readonly MenuAction[];
  /** Exactly one of the items holds: they show as a choice. */
  readonly selected?: string;
}

export interface MenuButtonProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** The button: a `Button` or an `IconButton`. */
  readonly children: ReactNode;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right top';
}

/** A button that opens a list of actions. Words first; each action shows its keys. */
export function MenuButton({ label, groups, children, placement = 'bottom start' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement={placement} offset={4} className={classNames(styles.popover)}>
        <Menu aria-label={label} className={classNames(styles.list)} disabledKeys={groups.flatMap(({ items }) => items.filter((item) => item.isDisabled).map((item) => item.id))}>
          {groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Group({ group: { id, title, items, selected } }: { group: MenuGroup }) {
  const choice = selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true };
  return (
    <MenuSection id={id} className={classNames(styles.section)} {...choice} {...(title === undefined ? { 'aria-label': items[0]?.label ?? id } : {})}>
      {title !== undefined && <Header className={classNames(styles.heading)}>{title}</Header>}
      {items.map((item) => (
        <Item key={item.id} item={item} chosen={selected === undefined ? null : selected === item.id} />
      ))}
    </MenuSection>
  );
}

/** `chosen` is `null` in a group of plain actions. */
function Item({ item: { id, label, description, icon: Picture, shortcut, refuse = false, run }, chosen }: { item: MenuAction; chosen: boolean | null }) {
  const keys = shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut, ON_MAC) };
  return (
    <MenuItem id={id} textValue={label} onAction={run} {...keys} className={classNames(styles.item, refuse && styles.refuse)}>
      {chosen !== null && <span className={classNames(styles.mark)}>{chosen && <Check size={14} strokeWidth={2} aria-hidden />}</span>}
      {Picture && <Picture size={16} strokeWidth={1.75} aria-hidden />}
      <span className={classNames(styles.text)}>
        <Text slot="label">{label}</Text>
        {description !== undefined && (
          <Text slot="description" className={classNames(styles.description)}>
            {description}
          </Text>
        )}
      </span>
      {shortcut !== undefined && <KeyboardShortcut keys={shortcut} className={styles.keys} />}
    </MenuItem>
  );
}
