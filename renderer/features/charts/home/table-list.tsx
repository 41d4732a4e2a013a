import { Table2 } from 'lucide-react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { Button, classNames, Heading, useTranslator } from '#renderer/ui';
import { CommandButton, type OpenTable, useSession, useWorkbench } from '#renderer/workbench';
import { textIn } from '#shared/base';
import { beginWithTable } from '../begin';
import styles from './list.module.css';

/** Whatever is open can be drawn: the first picture is chosen by what its fields are. */
export function TableList() {
  const translator = useTranslator();
  const { t } = translator;
  const workbench = useWorkbench();
  const data = useSession((state) => state.data);
  const tables = data.flatMap((open) => open.tables).map((table) => ({ id: `${table.alias}.${table.name}`, table }));
  const begin = (id: string): void => {
    const chosen = tables.find((entry) => entry.id === id);
    if (chosen) void beginWithTable(workbench, chosen.table, translator).catch(workbench.tell);
  };
  return (
    <section className={classNames(styles.part)}>
      <header className={classNames(styles.head)}>
        <Heading level={2}>{t('charts:tables.title')}</Heading>
      </header>
      <p className={classNames(styles.hint)}>{t(tables.length > 0 ? 'charts:tables.hint' : 'charts:tables.none')}</p>
      {tables.length > 0 ? (
        <ListBox aria-label={t('charts:tables.title')} items={tables} onAction={(id) => begin(String(id))} className={classNames(styles.list)}>
          {({ id, table }) => <Line key={id} id={id} table={table} />}
        </ListBox>
      ) : (
        <div className={classNames(styles.actions)}>
          <CommandButton id="file.sample" />
          <CommandButton id="file.open" />
        </div>
      )}
      {tables.length > 0 && (
        <div className={classNames(styles.actions)}>
          <Button tone="quiet" shortcut="Mod+2" onPress={() => workbench.router.go('query')}>
            {t('charts:tables.query')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Line({ id, table }: { id: string; table: OpenTable }) {
  const { t, language } = useTranslator();
  const title = textIn(table.title, language) ?? table.name;
  const rows = table.rows === undefined ? '' : t('ui:grid.rows', { count: table.rows });
  return (
    <ListBoxItem id={id} textValue={title} className={classNames(styles.item)}>
      <Table2 size={16} strokeWidth={1.75} aria-hidden />
      <span className={classNames(styles.words)}>
        <Text slot="label" className={classNames(styles.name)}>
          {title}
        </Text>
        <Text slot="description" className={classNames(styles.more)}>
          {[id, rows].filter(Boolean).join(' · ')}
        </Text>
      </span>
    </ListBoxItem>
  );
}
