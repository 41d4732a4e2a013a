import { useEditorState } from '@tiptap/react';
import { useEffect, useEffectEvent, useId, useMemo, useState } from 'react';
import { classNames, useTranslator } from '#renderer/ui';
import { useBriefing } from '../context';
import { type Insertable, INSERTABLES } from '../editor/insertables';
import { type SlashKeys, slashQuery } from '../editor/slash';
import styles from './slash-menu.module.css';

const HEIGHT = 328;

/** What can be inserted, below the "/" that asks for it; the keys stay with the text. */
export function SlashMenu({ keys }: { keys: SlashKeys }) {
  const { t } = useTranslator();
  const briefing = useBriefing();
  const { editor } = briefing;
  const asked = useEditorState({ editor, selector: () => (editor.isFocused ? slashQuery(editor.state) : null) });
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [chosen, setChosen] = useState({ query: '', index: 0 });
  const id = useId();
  const query = asked?.query.trim().toLocaleLowerCase() ?? '';
  const items = useMemo(() => INSERTABLES.filter(({ title, description }) => `${t(title)} ${t(description)}`.toLocaleLowerCase().includes(query)), [query, t]);
  const index = chosen.query === query ? Math.min(chosen.index, items.length - 1) : 0;
  const isOpen = asked !== null && items.length > 0 && dismissed !== asked.from;

  const insert = (item: Insertable | undefined): void => {
    if (!item || !asked) return;
    editor
      .chain()
      .focus()
      .deleteRange({ from: asked.from, to: asked.from + 1 + asked.query.length })
      .run();
    item.run(briefing);
  };
  const onKey = useEffectEvent((key: string): boolean => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setChosen({ query, index: (index + 1) % items.length }),
      ArrowUp: () => setChosen({ query, index: (index + items.length - 1) % items.length }),
      Enter: () => insert(items[index]),
      Tab: () => insert(items[index]),
      Escape: () => setDismissed(asked?.from ?? null),
    };
    steps[key]?.();
    return key in steps;
  });
  useEffect(() => {
    if (!isOpen) return;
    const { dom } = editor.view;
    const giveBack = keys.listen((key) => onKey(key));
    dom.setAttribute('aria-controls', id);
    return () => {
      giveBack();
      for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
    };
  }, [isOpen, keys, editor, id]);
  useEffect(() => {
    if (isOpen) editor.view.dom.setAttribute('aria-activedescendant', `${id}-${index}`);
    window.document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, editor, id, index]);

  if (!isOpen) return null;
  return <Items id={id} items={items} index={index} place={placeOf(editor.view.coordsAtPos(asked.from))} onChoose={insert} />;
}

interface ItemsProps {
  readonly id: string;
  readonly items: readonly Insertable[];
  readonly index: number;
  readonly place: { readonly left: number; readonly top: number };
  readonly onChoose: (item: Insertable) => void;
}

function Items({ id, items, index, place, onChoose }: ItemsProps) {
  const { t } = useTranslator();
  return (
    <div id={id} role="listbox" aria-label={t('briefings:toolbar.insert')} className={classNames(styles.list)} style={place}>
      {items.map((item, position) => (
        <div
          key={item.id}
          id={`${id}-${position}`}
          role="option"
          aria-selected={position === index}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
          className={classNames(styles.item, position === index && styles.chosen)}
        >
          <item.icon size={16} strokeWidth={1.75} aria-hidden />
          <span className={classNames(styles.words)}>
            <span>{t(item.title)}</span>
            <span className={classNames(styles.description)}>{t(item.description)}</span>
          </span>
        </div>
      ))}
    </div>
  );
}

/** Below the line, or above it where there is no room. */
function placeOf({ left, top, bottom }: { left: number; top: number; bottom: number }): ItemsProps['place'] {
  const isBelow = bottom + HEIGHT < window.innerHeight;
  return { left: Math.min(left, window.innerWidth - 320), top: isBelow ? bottom + 4 : Math.max(8, top - HEIGHT - 4) };
}
