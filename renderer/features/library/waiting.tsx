import { classNames, Skeleton } from '#renderer/ui';
import { type Opening, OpeningProgress } from '#renderer/workbench';
import styles from './waiting.module.css';

/** How far it is, in the place of the verdict; the tables' places are held for them. */
export function Waiting({ opening }: { opening?: Opening }) {
  return (
    <div className={classNames(styles.waiting)}>
      <Skeleton lines={2} />
      <div className={classNames(styles.strip)}>{opening && <OpeningProgress opening={opening} />}</div>
      <Skeleton lines={6} />
    </div>
  );
}
