import { classNames } from '../class-names';
import { ON_MAC, type Shortcut, shownKeys } from './keys';
import styles from './keyboard-shortcut.module.css';

/** The keys of an action, beside its name. The action itself carries `aria-keyshortcuts`, so this is for the eyes. */
export function KeyboardShortcut({ keys, className }: { keys: Shortcut; className?: string | undefined }) {
  const shown = shownKeys(keys, ON_MAC);
  return (
    <kbd aria-hidden className={classNames(styles.shortcut, className)}>
      {ON_MAC ? shown.join('') : shown.join('+')}
    </kbd>
  );
}
