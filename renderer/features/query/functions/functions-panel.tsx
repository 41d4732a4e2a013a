import { useState } from 'react';
import { ListBox, Text } from 'react-aria-components';
import { classNames, ListItem, SearchField, SidePanel, useTranslator } from '#renderer/ui';
import { calledAs, KNOWN_FUNCTIONS, type KnownFunction } from '#renderer/workbench';
import { fold } from '#shared/query';
import { useDesk } from '../desk';
import styles from './functions-panel.module.css';

/** Every function with what it does, found by its name or by a word of that; Enter writes it into the editor. */
export function FunctionsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const desk = useDesk();
  const [filter, setFilter] = useState('');
  const wanted = fold(filter.trim());
  const found = KNOWN_FUNCTIONS.filter(({ name, doc }) => name.includes(wanted) || fold(t(doc)).includes(wanted)).map((known) => ({ id: known.name, ...known }));
  const write = (name: string): void => {
    onClose();
    // Closing gives the focus back first.
    requestAnimationFrame(() => desk.editor?.insert(`${name}(`));
  };
  return (
    <SidePanel isOpen title={t('query:functions.title')} onClose={onClose}>
      <div className={classNames(styles.panel)}>
        <SearchField label={t('query:functions.filter')} value={filter} onChange={setFilter} />
        <ListBox
          aria-label={t('query:functions.title')}
          items={found}
          onAction={(name) => write(String(name))}
          renderEmptyState={() => <p className={classNames(styles.none)}>{t('query:functions.nothingFound')}</p>}
          className={classNames(styles.list)}
        >
          {(known) => <Line known={known} />}
        </ListBox>
        <p className={classNames(styles.hint)}>{t('query:functions.hint')}</p>
      </div>
    </SidePanel>
  );
}

function Line({ known }: { known: KnownFunction }) {
  const { t } = useTranslator();
  return (
    <ListItem id={known.name} textValue={known.name} className={classNames(styles.item)}>
      <Text slot="label" className={classNames(styles.call)}>
        {calledAs(known)} <span className={classNames(styles.group)}>{t(`query:functions.groups.${known.group}`)}</span>
      </Text>
      <Text slot="description" className={classNames(styles.doc)}>
        {t(known.doc)}
      </Text>
    </ListItem>
  );
}
