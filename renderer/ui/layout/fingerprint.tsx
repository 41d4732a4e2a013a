import { type Fingerprint as FingerprintText, formatFingerprint } from '#shared/base';
import { classNames } from '../class-names';
import styles from './fingerprint.module.css';

/** 64 digits in groups of four, as people compare them aloud. `large` where comparing is the purpose. */
export function Fingerprint({ fingerprint, large = false }: { fingerprint: FingerprintText; large?: boolean }) {
  const groups = formatFingerprint(fingerprint).split(' ');
  return (
    <span className={classNames(styles.fingerprint, large && styles.large)}>
      {groups.map((group, index) => (
        // The space is for copying; the gap for the eyes is the layout's.
        <span key={index}>{index < groups.length - 1 ? `${group} ` : group}</span>
      ))}
    </span>
  );
}
