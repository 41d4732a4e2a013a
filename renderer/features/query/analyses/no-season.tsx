import { Button, classNames, useTranslator } from '#renderer/ui';
import { useDesk } from '../desk';
import type { Analysis } from './analysis';
import styles from '../actions/panel.module.css';

/** What can be calculated of years instead. */
const FOR_YEARS = ['movingWindow', 'yearOverYear', 'basedIndex'] as const;

/** Of a series of years: that nothing comes back within a year of one value, and what leads on. */
export function NoSeason({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslator();
  const desk = useDesk();
  return (
    <section aria-label={t('query:analyses.noSeason.title')} className={classNames(styles.instead)}>
      <p>{t(`query:analyses.noSeason.${analysis}`)}</p>
      <div className={classNames(styles.choices)}>
        {FOR_YEARS.map((action) => (
          <Button key={action} onPress={() => desk.openPanel({ is: 'action', action })}>
            {t(`query:commands.${action}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
