import { classNames, useTranslator } from '#renderer/ui';
import type { Field, FieldProfile, Histogram as Bins } from '#shared/table';
import { Choice } from './choice';
import { binCondition } from './condition';
import styles from './profile.module.css';
import type { Filter } from './use-filter';
import { binText, type ValueWriter } from './value-text';

/** Drawn so high in units of the picture; a bin with few rows is still seen. */
const HEIGHT = 40;
const LEAST_SEEN = 1.5;

/** Part of a bin's width that its bar takes. */
const BAR = 0.84;

export interface HistogramProps {
  readonly field: Field;
  readonly profile: FieldProfile;
  readonly histogram: Bins;
  readonly write: ValueWriter;
  readonly filter: Filter;
}

/** Rows by value or by step, as bars that can be chosen. */
export function Histogram({ field, profile, histogram, write, filter }: HistogramProps) {
  const translator = useTranslator();
  const { t } = translator;
  const { kind, bins } = histogram;
  const most = Math.max(...bins.map(({ count }) => count));
  const fullest = bins.find(({ count }) => count === most);
  return (
    <div className={classNames(styles.histogram)}>
      <svg
        role="img"
        aria-label={t(`profile:histogram.${kind}`, { count: bins.length, field: field.name, from: write(profile.min), to: write(profile.max), most, fullest: fullest ? binText(fullest, write, translator) : '' })}
        viewBox={`0 0 ${bins.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={classNames(styles.picture)}
      >
        {bins.map(({ count }, at) => {
          const height = count === 0 ? 0 : Math.max(LEAST_SEEN, (count / most) * HEIGHT);
          return <rect key={at} x={at + (1 - BAR) / 2} width={BAR} y={HEIGHT - height} height={height} className={classNames(styles.bar)} />;
        })}
      </svg>
      <div className={classNames(styles.bins)}>
        {bins.map((bin, at) => (
          <Choice key={at} label={t('profile:binRows', { value: binText(bin, write, translator), count: bin.count })} condition={binCondition(field.name, bin)} filter={filter} tooltip="top" className={styles.bin} />
        ))}
      </div>
    </div>
  );
}
