import { Checkbox, Select, useTranslator } from '#renderer/ui';
import { markPropertyWishes, markProperty, markWishes } from '../model/mark';
import { markNamed, MARKS } from '../model/marks';
import { useChart } from '../open-chart';
import { Section } from '../parts/section';

/** How a row becomes something to see. */
export function MarkSection() {
  const { t } = useTranslator();
  const { state, reading, wish } = useChart();
  const choices = MARKS.map(({ id, title, icon }) => ({ id, label: t(title), icon }));
  const all = markNamed(reading.mark) || reading.mark === '' ? choices : [...choices, { id: reading.mark, label: reading.mark }];
  const { content } = state;
  const isLine = reading.mark === 'line' || reading.mark === 'area';
  return (
    <Section title={t('charts:markTitle')}>
      <Select label={t('charts:markTitle')} labelHidden choices={all} selected={reading.mark === '' ? null : reading.mark} onSelect={(id) => wish(markWishes(content, id))} />
      {isLine && (
        <Checkbox isSelected={markProperty(content, 'point') === true} onChange={(isOn) => wish(markPropertyWishes(content, 'point', isOn ? true : undefined))}>
          {t('charts:withPoints')}
        </Checkbox>
      )}
      {isLine && (
        <Checkbox isSelected={markProperty(content, 'interpolate') === 'step-after'} onChange={(isOn) => wish(markPropertyWishes(content, 'interpolate', isOn ? 'step-after' : undefined))}>
          {t('charts:inSteps')}
        </Checkbox>
      )}
    </Section>
  );
}
