import { type ReactNode, useRef, useState } from 'react';
import { useMove } from 'react-aria';
import { classNames } from '../class-names';
import styles from './splitter.module.css';

export interface SplitterProps {
  /** What is moved, for assistive tools. */
  readonly label: string;
  /** `row`: the panes stand side by side. */
  readonly direction: 'row' | 'column';
  /** Pixels of the first pane. */
  readonly size: number;
  readonly onResize: (size: number) => void;
  readonly minimum?: number;
  /** Pixels that the second pane keeps. */
  readonly minimumRest?: number;
  readonly children: readonly [ReactNode, ReactNode];
}

/** Two panes and a line between them that can be moved, also by the arrow keys. */
export function Splitter({ label, direction, size, onResize, minimum = 160, minimumRest = 240, children: [first, second] }: SplitterProps) {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef(size);
  const [maximum, setMaximum] = useState(10_000);
  const { moveProps } = useMove({
    onMoveStart() {
      const whole = direction === 'row' ? frame.current?.clientWidth : frame.current?.clientHeight;
      setMaximum(Math.max(minimum, (whole ?? 10_000) - minimumRest));
      wanted.current = size;
    },
    onMove({ deltaX, deltaY, pointerType }) {
      wanted.current += (direction === 'row' ? deltaX : deltaY) * (pointerType === 'keyboard' ? 16 : 1);
      const whole = direction === 'row' ? frame.current?.clientWidth : frame.current?.clientHeight;
      onResize(Math.round(Math.min(Math.max(wanted.current, minimum), Math.max(minimum, (whole ?? 10_000) - minimumRest))));
    },
  });
  return (
    <div ref={frame} className={classNames(styles.frame, styles[direction])}>
      <div className={classNames(styles.first)} style={{ flexBasis: size }}>
        {first}
      </div>
      <div
        {...moveProps}
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
        aria-valuenow={size}
        aria-valuemin={minimum}
        aria-valuemax={maximum}
        className={classNames(styles.line)}
      />
      <div className={classNames(styles.second)}>{second}</div>
    </div>
  );
}
