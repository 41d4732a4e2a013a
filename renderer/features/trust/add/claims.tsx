import { ShieldQuestionMark } from 'lucide-react';
import { classNames, Facts, useTranslator } from '#renderer/ui';
import type { CardView } from '#shared/host';
import styles from '../form.module.css';
import { Mark } from '../mark';

/** What a card says of itself, and that nothing of it is shown yet. */
export function Claims({ view: { name, institution, date: signed, renamedFrom } }: { view: CardView }) {
  const { t, date } = useTranslator();
  return (
    <section className={classNames(styles.claims)}>
      <Mark icon={ShieldQuestionMark} tone="caution">
        {t('trust:add.notYet')}
      </Mark>
      {renamedFrom !== undefined && <p>{t('trust:succession.renamed', { before: renamedFrom })}</p>}
      <Facts
        facts={[
          { term: t('trust:add.name'), value: <strong>{name}</strong> },
          ...(institution === undefined ? [] : [{ term: t('trust:add.institution'), value: institution }]),
          { term: t('trust:add.date'), value: date(signed) },
        ]}
      />
      <p className={classNames(styles.quiet)}>{t('trust:add.claims')}</p>
    </section>
  );
}
