import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './skeleton.module.css';

export interface SkeletonProps {
  /** Lines of text that will stand here. */
  readonly lines?: number;
}

/** Holds the place of what is coming, in its size, so that nothing jumps. */
export function Skeleton({ lines = 3 }: SkeletonProps) {
  const { t } = useTranslator();
  return (
    <div role="status" className={classNames(styles.skeleton)}>
      <span className="visually-hidden">{t('ui:loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden className={classNames(styles.line)} style={{ width: `${[92, 78, 85, 64][line % 4]}%` }} />
      ))}
    </div>
  );
}
