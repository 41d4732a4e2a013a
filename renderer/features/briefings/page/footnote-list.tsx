import { Button } from 'react-aria-components';
import { classNames } from '#renderer/ui';
import { useAnswer } from '#renderer/workbench';
import type { Content, Figure } from '#shared/briefing';
import { useTranslator } from '#renderer/ui';
import { useBriefing } from '../context';
import { footnotesIn } from '../model/places';
import { shownFigure } from '../views/value';
import styles from './footnote-list.module.css';
import { useText } from './use-text';

/** The footnotes at the end of the page, as it will be printed; each is edited in its panel. */
export function FootnoteList() {
  const { t } = useTranslator();
  const { speaker, ask } = useBriefing();
  const notes = useText(footnotesIn);
  if (notes.length === 0) return null;
  return (
    <section aria-label={speaker.t('briefing:notes')} className={classNames(styles.notes)}>
      <h2>{speaker.t('briefing:notes')}</h2>
      <ol>
        {notes.map(({ number, at, content }) => (
          <li key={number}>
            <Button aria-label={t('briefings:editFootnote', { number: String(number) })} onPress={() => ask({ kind: 'footnote', at })} className={classNames(styles.edit)}>
              {content.length === 0 ? t('briefings:emptyFootnote') : <Words content={content} />}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ content }: { content: Content }) {
  return content.map((inline, index) => {
    if (typeof inline === 'string') return inline;
    if ('figure' in inline) return <Value key={index} figure={inline.figure} />;
    if ('footnote' in inline) return null;
    const leaning = inline.italic ? <em>{inline.text}</em> : inline.text;
    return (
      <span key={index} className={classNames(inline.link !== undefined && styles.link)}>
        {inline.bold ? <strong>{leaning}</strong> : leaning}
      </span>
    );
  });
}

function Value({ figure }: { figure: Figure }) {
  const reader = useTranslator();
  const { speaker } = useBriefing();
  return <span className={classNames(styles.figure)}>{shownFigure(figure, useAnswer(figure), speaker, reader).text}</span>;
}
