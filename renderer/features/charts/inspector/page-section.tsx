import { classNames, Select, useTranslator } from '#renderer/ui';
import type { ThemeName } from '#shared/chart';
import { type Proportion, proportionOf, PROPORTIONS, proportionWishes, sizeText, sizeWishes } from '../model/size';
import { useChart } from '../open-chart';
import { DraftField } from '../parts/draft-field';
import { Section } from '../parts/section';
import styles from './page-section.module.css';

const THEMES: readonly ThemeName[] = ['light', 'dark'];

/** The page that the picture stands on: its size and its light. */
export function PageSection() {
  const { t } = useTranslator();
  const { state, wish, view, setView } = useChart();
  const { content } = state;
  const proportion = proportionOf(content);
  const named = (['auto', ...Object.keys(PROPORTIONS)] as (Proportion | 'auto')[]).map((id) => ({ id, label: t(`charts:proportion.${id}`) }));
  return (
    <Section title={t('charts:page')}>
      <div className={classNames(styles.fields)}>
        <div className={classNames(styles.wide)}>
          <Select<Proportion | 'auto' | 'own'>
            label={t('charts:proportions')}
            choices={proportion === 'own' ? [...named, { id: 'own', label: t('charts:proportion.own') }] : named}
            selected={proportion}
            onSelect={(id) => id !== 'own' && wish(proportionWishes(content, id))}
          />
        </div>
        <DraftField label={t('charts:width')} value={sizeText(content, 'width')} placeholder={t('charts:proportion.auto')} onCommit={(text) => wish(sizeWishes(content, 'width', text))} />
        <DraftField label={t('charts:height')} value={sizeText(content, 'height')} placeholder={t('charts:proportion.auto')} onCommit={(text) => wish(sizeWishes(content, 'height', text))} />
        <div className={classNames(styles.wide)}>
          <Select label={t('charts:light')} choices={THEMES.map((id) => ({ id, label: t(`charts:theme.${id}`) }))} selected={view.theme} onSelect={(theme) => setView({ theme })} description={t('charts:lightHint')} />
        </div>
      </div>
    </Section>
  );
}
