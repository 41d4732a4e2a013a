import { useMemo } from 'react';
import { useStore } from 'zustand';
import { classNames, SearchField, Tree, useTranslator } from '#renderer/ui';
import { CommandButton, useSession } from '#renderer/workbench';
import { useDesk } from '../desk';
import { schemaOf } from './nodes';
import styles from './tables-panel.module.css';

/** Packages, tables and fields; Enter or a double click writes the name into the editor. */
export function TablesPanel() {
  const translator = useTranslator();
  const { t } = translator;
  const desk = useDesk();
  const data = useSession((state) => state.data);
  const { tableFilter, unfolded } = useStore(desk.store);
  const schema = useMemo(() => schemaOf(data, tableFilter, translator), [data, tableFilter, translator]);
  if (data.length === 0) return <NothingOpen />;
  return (
    <div className={classNames(styles.panel)}>
      <div className={classNames(styles.filter)}>
        <SearchField label={t('query:tables.filter')} value={tableFilter} onChange={(filter) => desk.store.setState({ tableFilter: filter })} />
      </div>
      <div className={classNames(styles.tree)}>
        <Tree
          label={t('query:tables.title')}
          nodes={schema.nodes}
          onSelect={() => undefined}
          expanded={tableFilter.trim() === '' ? (unfolded ?? schema.unfolded) : schema.unfolded}
          onExpand={(open) => tableFilter.trim() === '' && desk.store.setState({ unfolded: open })}
          onAction={(id) => {
            const text = schema.writes.get(id);
            if (text !== undefined) desk.editor?.insert(text);
          }}
          empty={<p className={classNames(styles.nothing)}>{t('query:tables.nothingFound')}</p>}
        />
      </div>
      <p className={classNames(styles.hint)}>{t('query:tables.hint')}</p>
    </div>
  );
}

function NothingOpen() {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.closed)}>
      <p>{t('query:tables.closed')}</p>
      <CommandButton id="file.open" />
      <CommandButton id="file.sample" tone="quiet" />
    </div>
  );
}
