import { classNames } from '#renderer/ui';
import { isUnderWay, OpeningProgress, useSession } from '#renderer/workbench';
import styles from './openings.module.css';

/** What is on its way, on every screen: what, how much, how long, and how to stop it. */
export function Openings() {
  const openings = useSession((state) => state.openings).filter(isUnderWay);
  if (openings.length === 0) return null;
  return (
    <div className={classNames(styles.openings)}>
      {openings.map((opening) => (
        <OpeningProgress key={opening.id} opening={opening} />
      ))}
    </div>
  );
}
