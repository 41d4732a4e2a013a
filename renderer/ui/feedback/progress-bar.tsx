import { X } from 'lucide-react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import type { Shortcut } from '../shortcut/keys';
import { useTranslator } from '../translator';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** What is being done. */
  readonly what: string;
  /** How much: "12 of 40 MB, 310 000 rows". */
  readonly howMuch?: string;
  /** Milliseconds that are left; `null` while unknown. */
  readonly remaining?: number | null;
  /** Fraction from 0 to 1; absent while the end is not known. */
  readonly done?: number | undefined;
  readonly onCancel?: () => void;
  /** The keys of a command that cancels it. */
  readonly cancelKeys?: Shortcut;
}

/** What, how much and how long; it keeps its size from the first to the last byte. */
export function ProgressBar({ what, howMuch, remaining = null, done, onCancel, cancelKeys }: ProgressBarProps) {
  const { t } = useTranslator();
  const extent = done === undefined ? { isIndeterminate: true } : { value: done * 100 };
  // The button stands beside the bar, not in it: inside it nobody would be told of it.
  return (
    <div className={classNames(styles.frame, onCancel && styles.cancellable)}>
      <AriaProgressBar {...extent} className={classNames(styles.progress)}>
        <Label className={classNames(styles.what)}>{what}</Label>
        <div className={classNames(styles.track)}>
          <div className={classNames(styles.bar, done === undefined && styles.unknown)} style={done === undefined ? {} : { width: `${done * 100}%` }} />
        </div>
        <div className={classNames(styles.figures)}>
          <span>{howMuch}</span>
          <span>{remaining === null ? t('ui:remaining.unknown') : remainingText(remaining, t)}</span>
        </div>
      </AriaProgressBar>
      {onCancel && (
        <span className={classNames(styles.cancel)}>
          <IconButton size="small" label={t('ui:cancel')} icon={X} shortcut={cancelKeys} onPress={onCancel} />
        </span>
      )}
    </div>
  );
}

function remainingText(milliseconds: number, t: ReturnType<typeof useTranslator>['t']): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 1) return t('ui:remaining.moment');
  return seconds < 90 ? t('ui:remaining.seconds', { count: seconds }) : t('ui:remaining.minutes', { count: Math.round(seconds / 60) });
}
