import type { ComponentType, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { KeyboardShortcut } from '../shortcut/keyboard-shortcut';
import { ariaShortcut, ON_MAC, type Shortcut } from '../shortcut/keys';
import styles from './button.module.css';

/** An icon of lucide-react, or anything that draws like one. */
export type Icon = ComponentType<{ readonly size?: number | string; readonly strokeWidth?: number | string; readonly 'aria-hidden'?: boolean }>;

/** `strong`: the one action of a screen. `plain`: what else can be done. `quiet`: beside text. `refuse`: takes something away. */
export type ButtonTone = 'strong' | 'plain' | 'quiet' | 'refuse';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly tone?: ButtonTone;
  readonly icon?: Icon;
  readonly shortcut?: Shortcut | undefined;
}

export function Button({ children, tone = 'plain', icon: Picture, shortcut, ...rest }: ButtonProps) {
  const keys = shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut, ON_MAC) };
  return (
    <AriaButton {...rest} {...keys} className={classNames(styles.button, styles[tone])}>
      {Picture && <Picture size={16} strokeWidth={1.75} aria-hidden />}
      <span className={classNames(styles.label)}>{children}</span>
      {shortcut !== undefined && <KeyboardShortcut keys={shortcut} className={styles.keys} />}
    </AriaButton>
  );
}
