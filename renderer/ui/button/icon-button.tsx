import { Button as AriaButton, type ButtonProps as AriaButtonProps, TooltipTrigger } from 'react-aria-components';
import { classNames } from '../class-names';
import { Tooltip } from '../overlay/tooltip';
import { ariaShortcut, ON_MAC, type Shortcut } from '../shortcut/keys';
import type { Icon } from './button';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** What it does: its name for assistive tools, and the tooltip. */
  readonly label: string;
  readonly icon: Icon;
  readonly shortcut?: Shortcut | undefined;
  /** `small` sits inside rows and heads. */
  readonly size?: 'small' | 'usual';
}

/** For toolbars only, where words do not fit. */
export function IconButton({ label, icon: Picture, shortcut, size = 'usual', ...rest }: IconButtonProps) {
  const keys = shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut, ON_MAC) };
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} {...keys} aria-label={label} className={classNames(styles.button, styles[size])}>
        <Picture size={size === 'small' ? 14 : 16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Tooltip shortcut={shortcut}>{label}</Tooltip>
    </TooltipTrigger>
  );
}
