import { Check, Ellipsis, X } from 'lucide-react';
import { classNames, type Icon, useTranslator } from '#renderer/ui';
import type { Comparison, Group } from '../ceremony';
import styles from './groups.module.css';

const ICONS: Readonly<Record<Group['state'], Icon>> = { agrees: Check, differs: X, open: Ellipsis };

/** Each group with its sign as soon as it is whole, and what all of them come to. */
export function Groups({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.frame)}>
      <p role="status" className={classNames(styles.sum, comparison.differing > 0 && styles.differs)}>
        {useSum(comparison)}
      </p>
      <ol aria-label={t('trust:fingerprint')} className={classNames(styles.groups)}>
        {comparison.groups.map(({ typed, state }, index) => {
          const Picture = ICONS[state];
          return (
            <li key={index} data-state={state} className={classNames(styles.group, styles[state])}>
              <span className="visually-hidden">{t('trust:add.group', { number: index + 1 })}</span>
              <code>{typed}</code>
              <Picture size={14} strokeWidth={state === 'open' ? 1.5 : 2.25} aria-hidden />
              <span className={classNames(state === 'differs' ? styles.word : 'visually-hidden')}>{t(`trust:add.${state}`)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function useSum({ agreeing, differing, groups, holds }: Comparison): string {
  const { t } = useTranslator();
  if (holds) return t('trust:add.complete');
  if (differing > 0) return t('trust:add.progressDiffering', { agreeing, all: groups.length, count: differing });
  return t('trust:add.progress', { agreeing, all: groups.length });
}
