import { ListBox } from 'react-aria-components';
import { classNames, ListItem, useTranslator } from '#renderer/ui';
import { useDocument } from '#renderer/workbench';
import { useBriefing } from './context';
import { headingsIn, type HeadingPlace } from './model/places';
import styles from './outline.module.css';
import { useText } from './page/use-text';

/** The headings, as a way through the text. */
export function Outline({ onTop }: { onTop: () => void }) {
  const { t } = useTranslator();
  const { document, editor } = useBriefing();
  const { title } = useDocument(document);
  const headings = useText(headingsIn);
  const go = ({ at }: HeadingPlace): void => void editor.chain().focus().setTextSelection(at + 1).scrollIntoView().run();
  const items = [{ id: 'top', level: 1, text: title || t('briefings:untitled'), run: onTop }, ...headings.map((heading, index) => ({ id: String(index), level: heading.level, text: heading.text || t('briefings:emptyHeading'), run: () => go(heading) }))];
  return (
    <div className={classNames(styles.outline)}>
      <ListBox aria-label={t('briefings:outline')} items={items} onAction={(id) => items.find((item) => item.id === id)?.run()} className={classNames(styles.list)}>
        {({ id, level, text }) => (
          <ListItem id={id} textValue={text} className={classNames(styles.item, styles[`level${level}`])}>
            {text}
          </ListItem>
        )}
      </ListBox>
      {headings.length === 0 && <p className={classNames(styles.none)}>{t('briefings:noHeadings')}</p>}
    </div>
  );
}
