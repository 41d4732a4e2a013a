import { classNames, type Icon } from '#renderer/ui';
import styles from './mark.module.css';

/** A state: an icon and a word, never a colour alone. */
export function Mark({ icon: Picture, tone = 'plain', children }: { icon: Icon; tone?: 'plain' | 'accent' | 'caution' | 'refused'; children: string }) {
  return (
    <span className={classNames(styles.mark, styles[tone])}>
      <Picture size={14} strokeWidth={1.75} aria-hidden />
      {children}
    </span>
  );
}
