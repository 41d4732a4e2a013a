import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField, type SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { classNames } from '../class-names';
import field from './field.module.css';
import styles from './search-field.module.css';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** What is searched; the placeholder too. */
  readonly label: string;
}

/** Narrows a list down. Escape empties it. */
export function SearchField({ label, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={classNames(styles.search)}>
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <Input className={classNames(field.control)} placeholder={label} spellCheck={false} />
      <Button className={classNames(styles.clear)}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
