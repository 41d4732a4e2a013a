import { useTranslator } from '#renderer/ui';
import { commandOf } from '../model/edit';
import { altIn, altWishes, subtitleWishes, titleWishes } from '../model/titles';
import { useChart } from '../open-chart';
import { DocumentField } from '../parts/document-field';
import { Section } from '../parts/section';

/** The languages in which a picture is told to those who cannot see it: those in which the program is complete. */
const TOLD_IN = ['en', 'pl'] as const;

/** What the picture says in words. */
export function WordsSection() {
  const { t } = useTranslator();
  const { state, reading, document, execute } = useChart();
  // What is there when a key is pressed, not when the field was drawn: keys can be faster.
  const typed = (wishes: typeof titleWishes) => (text: string) => {
    const { content } = document.state.getState();
    execute(commandOf(content, wishes(content, text)));
  };
  return (
    <Section title={t('charts:words')}>
      <DocumentField label={t('charts:chartTitle')} value={reading.title} onChange={typed(titleWishes)} />
      <DocumentField label={t('charts:subtitle')} value={reading.subtitle} onChange={typed(subtitleWishes)} />
      {(reading.isBare ? TOLD_IN.slice(0, 1) : TOLD_IN).map((language) => (
        <DocumentField
          key={language}
          label={t(`charts:alt.${reading.isBare ? 'any' : language}`)}
          value={altIn(state.content, language)}
          rows={3}
          placeholder={t('charts:alt.placeholder')}
          onChange={typed((content, text) => altWishes(content, language, text))}
        />
      ))}
    </Section>
  );
}
