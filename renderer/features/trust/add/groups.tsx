import { Check, CircleQuestionMark, Ellipsis, X } from 'lucide-react';
import { classNames, type Icon, useTranslator } from '#renderer/ui';
import type { Comparison, Form, Group } from '../ceremony';
import styles from './groups.module.css';

const ICONS: Readonly<Record<Group['state'], Icon>> = { agrees: Check, differs: X, misspelt: CircleQuestionMark, open: Ellipsis };

const SUMS = {
  digits: { sum: 'trust:add.progress', differing: 'trust:add.progressDiffering' },
  words: { sum: 'trust:add.progressWords', differing: 'trust:add.progressWordsDiffering' },
} as const;

/** Each group with its sign as soon as it is whole, and what all of them come to. */
export function Groups({ comparison, form }: { comparison: Comparison; form: Form }) {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.frame)}>
      <p role="status" className={classNames(styles.sum, comparison.differing > 0 && styles.differs)}>
        {useSum(comparison, form)}
      </p>
      <ol aria-label={t('trust:fingerprint')} className={classNames(styles.groups, form === 'words' && styles.words)}>
        {comparison.groups.map(({ typed, state }, index) => {
          const Picture = ICONS[state];
          return (
            <li key={index} data-state={state} className={classNames(styles.group, styles[state])}>
              <span className="visually-hidden">{t(form === 'words' ? 'trust:add.word' : 'trust:add.group', { number: index + 1 })}</span>
              <code lang="en">{typed}</code>
              <Picture size={14} strokeWidth={state === 'open' ? 1.5 : 2.25} aria-hidden />
              <span className={classNames(state === 'differs' || state === 'misspelt' ? styles.word : 'visually-hidden')}>{t(`trust:add.${state}`)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function useSum({ agreeing, differing, groups, holds }: Comparison, form: Form): string {
  const { t } = useTranslator();
  if (holds) return t('trust:add.complete');
  const { sum, differing: sumDiffering } = SUMS[form];
  if (differing > 0) return t(sumDiffering, { agreeing, all: groups.length, count: differing });
  return t(sum, { agreeing, all: groups.length });
}
