import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, type TooltipProps as AriaTooltipProps } from 'react-aria-components';
import { classNames } from '../class-names';
import { KeyboardShortcut } from '../shortcut/keyboard-shortcut';
import type { Shortcut } from '../shortcut/keys';
import styles from './tooltip.module.css';

export interface TooltipProps extends Pick<AriaTooltipProps, 'placement'> {
  readonly children: ReactNode;
  readonly shortcut?: Shortcut | undefined;
}

/** A word or two on what a thing is; put beside its trigger inside a `TooltipTrigger`. */
export function Tooltip({ children, shortcut, ...rest }: TooltipProps) {
  return (
    <AriaTooltip {...rest} offset={6} className={classNames(styles.tooltip)}>
      {children}
      {shortcut !== undefined && <KeyboardShortcut keys={shortcut} className={styles.keys} />}
    </AriaTooltip>
  );
}
