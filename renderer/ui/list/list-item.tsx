import { ListBoxItem, type ListBoxItemProps } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './list-item.module.css';

export interface ListItemProps extends Omit<ListBoxItemProps, 'className'> {
  /** How its parts are laid out. */
  readonly className?: string;
}

/** An item of a list of choices: how it looks under the pointer, chosen and reached by keys. */
export function ListItem({ className, ...item }: ListItemProps) {
  return <ListBoxItem {...item} className={classNames(styles.item, className)} />;
}
