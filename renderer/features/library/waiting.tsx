import { classNames, Skeleton } from '#renderer/ui';
import styles from './waiting.module.css';

/** Holds the places of the verdict and the tables while they are on their way. */
export function Waiting() {
  return (
    <div className={classNames(styles.waiting)}>
      <Skeleton lines={2} />
      <div className={classNames(styles.strip)} aria-hidden />
      <Skeleton lines={6} />
    </div>
  );
}
