import { classNames, useTranslator } from '#renderer/ui';
import { beyondBuilder } from '../model/beyond';
import { useChart } from '../open-chart';
import { Section } from '../parts/section';
import { FieldList } from './field-list';
import { ShelfRow } from './shelf-row';
import styles from './shelves-panel.module.css';
import { useShelves } from './use-shelves';

/** The fields, and the shelves that they are put on. */
export function ShelvesPanel() {
  const { t } = useTranslator();
  const { reading } = useChart();
  const shelves = useShelves();
  return (
    <div className={classNames(styles.panel)}>
      <div className={classNames(styles.fields)}>
        <Section title={t('charts:fields')}>
          <FieldList shelves={shelves} />
        </Section>
      </div>
      <div className={classNames(styles.rest)}>
        <Section title={t('charts:onShelves')}>
          {reading.isComposed ? (
            <p className={classNames(styles.note)}>{t('charts:composed')}</p>
          ) : (
            <div className={classNames(styles.shelves)}>
              {shelves.shown.map((shelf) => (
                <ShelfRow key={shelf.channel.id} shelf={shelf} shelves={shelves} />
              ))}
            </div>
          )}
          <Beyond />
        </Section>
      </div>
    </div>
  );
}

/** What the spec says beyond the shelves: kept as it is. */
function Beyond() {
  const { t } = useTranslator();
  const { reading, setView } = useChart();
  const parts = beyondBuilder(reading);
  if (parts.length === 0) return null;
  return (
    <p className={classNames(styles.note)}>
      {t('charts:beyond')}{' '}
      {parts.map((part) => (
        <code key={part}>{part}</code>
      ))}{' '}
      <button type="button" onClick={() => setView({ tab: 'json' })} className={classNames(styles.link)}>
        {t('charts:showJson')}
      </button>
    </p>
  );
}
