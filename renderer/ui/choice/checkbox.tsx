import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './choice.module.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classNames(styles.choice)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={classNames(styles.box)}>
            {isIndeterminate ? <Minus size={12} strokeWidth={3} aria-hidden /> : isSelected && <Check size={12} strokeWidth={3} aria-hidden />}
          </span>
          <span className={classNames(styles.words)}>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
