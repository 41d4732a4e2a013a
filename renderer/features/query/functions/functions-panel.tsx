import { useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components';
import { classNames, SearchField, SidePanel, useTranslator } from '#renderer/ui';
import { calledAs, FUNCTION_GROUPS, KNOWN_FUNCTIONS, type KnownFunction } from '#renderer/workbench';
import { fold } from '#shared/query';
import { useDesk } from '../desk';
import styles from './functions-panel.module.css';

/** Every function with what it does, found by its name or by a word of that; Enter writes it into the editor. */
export function FunctionsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const desk = useDesk();
  const [filter, setFilter] = useState('');
  const wanted = fold(filter.trim());
  const found = KNOWN_FUNCTIONS.filter(({ name, doc }) => name.includes(wanted) || fold(t(doc)).includes(wanted));
  const write = (name: string): void => {
    onClose();
    // Closing gives the focus back first.
    requestAnimationFrame(() => desk.editor?.insert(`${name}(`));
  };
  return (
    <SidePanel isOpen title={t('query:functions.title')} onClose={onClose}>
      <div className={classNames(styles.panel)}>
        <SearchField label={t('query:functions.filter')} value={filter} onChange={setFilter} />
        <ListBox aria-label={t('query:functions.title')} onAction={(name) => write(String(name))} renderEmptyState={() => <p className={classNames(styles.none)}>{t('query:functions.nothingFound')}</p>} className={classNames(styles.list)}>
          {FUNCTION_GROUPS.map((group) => {
            const own = found.filter((known) => known.group === group);
            if (own.length === 0) return null;
            return (
              <ListBoxSection key={group} id={group} className={classNames(styles.section)}>
                <Header className={classNames(styles.heading)}>{t(`query:functions.groups.${group}`)}</Header>
                {own.map((known) => (
                  <Line key={known.name} known={known} />
                ))}
              </ListBoxSection>
            );
          })}
        </ListBox>
        <p className={classNames(styles.hint)}>{t('query:functions.hint')}</p>
      </div>
    </SidePanel>
  );
}

function Line({ known }: { known: KnownFunction }) {
  const { t } = useTranslator();
  return (
    <ListBoxItem id={known.name} textValue={known.name} className={classNames(styles.item)}>
      <Text slot="label" className={classNames(styles.call)}>
        {calledAs(known)}
      </Text>
      <Text slot="description" className={classNames(styles.doc)}>
        {t(known.doc)}
      </Text>
    </ListBoxItem>
  );
}
