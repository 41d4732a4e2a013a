import { classNames } from '#renderer/ui';
import type { Digest as DigestText } from '#shared/base';
import styles from './sheet.module.css';

/** A SHA-256 in groups of four, as fingerprints are. */
export function Digest({ digest }: { digest: DigestText }) {
  const [algorithm = '', digits = ''] = digest.split(':');
  return (
    <span className={classNames(styles.digest)}>
      <span>{algorithm}</span>
      {(digits.match(/.{4}/g) ?? []).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}
