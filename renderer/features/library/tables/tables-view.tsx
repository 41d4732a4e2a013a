import { ListBox, Text } from 'react-aria-components';
import { classNames, ListItem, useTranslator } from '#renderer/ui';
import { type OpenData, type OpenTable, useRoute, useWorkbench } from '#renderer/workbench';
import { tableTitle } from '../title';
import { TableView } from './table-view';
import styles from './tables.module.css';

/** The tables at the left, the fields and first rows of one at the right; a single table needs no list. */
export function TablesView({ data }: { data: OpenData }) {
  const { router } = useWorkbench();
  const [, asked] = useRoute().path;
  const chosen = data.tables.find(({ name }) => name === asked) ?? data.tables[0];
  if (chosen === undefined) return null;
  return (
    <div className={classNames(styles.view)}>
      {data.tables.length > 1 && <TableList data={data} chosen={chosen} onChoose={(name) => router.go('library', data.id, name)} />}
      <TableView key={chosen.name} table={chosen} />
    </div>
  );
}

function TableList({ data, chosen, onChoose }: { data: OpenData; chosen: OpenTable; onChoose: (name: string) => void }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <ListBox
      aria-label={t('library:tables.title')}
      items={data.tables.map((table) => ({ id: table.name, table }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen.name]}
      onSelectionChange={(keys) => keys !== 'all' && keys.size > 0 && onChoose(String([...keys][0]))}
      className={classNames(styles.list)}
    >
      {({ id, table }) => (
        <ListItem id={id} textValue={tableTitle(table, translator)} className={classNames(styles.item)}>
          <Text slot="label">{tableTitle(table, translator)}</Text>
          <Text slot="description" className={classNames(styles.rows)}>
            {table.rows === undefined ? id : t('app:rows', { count: table.rows })}
          </Text>
        </ListItem>
      )}
    </ListBox>
  );
}
