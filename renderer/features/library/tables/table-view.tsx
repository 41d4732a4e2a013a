import { useMemo } from 'react';
import { classNames, Heading, useTranslator } from '#renderer/ui';
import { type OpenTable, tableReference, useCommands, useWorkbench } from '#renderer/workbench';
import { textIn } from '#shared/base';
import { sqlName, tableTitle } from '../title';
import { FieldList } from './field-list';
import { FirstRows } from './first-rows';
import { FIRST_ROWS } from './preview';
import styles from './tables.module.css';

/** How its rows begin, as a statement that can be written on. */
function useQueryTable(table: OpenTable): void {
  const { handover, session } = useWorkbench();
  useCommands(
    useMemo(
      () => [
        {
          id: 'library.queryTable',
          title: 'library:commands.queryTable',
          keywords: 'library:commands.queryTableKeywords',
          group: 'data',
          shortcut: 'Mod+Enter',
          run() {
            const all = session.store.getState().data.flatMap(({ tables }) => tables);
            handover.give({ to: 'query', sql: `SELECT *\nFROM ${tableReference(table, all)}\nLIMIT ${FIRST_ROWS}`, params: {} });
          },
        },
      ],
      [handover, session, table],
    ),
  );
}

/** One table: what it is, what its fields mean, how it begins. */
export function TableView({ table }: { table: OpenTable }) {
  const translator = useTranslator();
  const { t, language } = translator;
  useQueryTable(table);
  const description = textIn(table.description, language);
  const sizes = [...(table.rows === undefined ? [] : [t('app:rows', { count: table.rows })]), t('library:tables.fields', { count: table.fields.length })];
  return (
    <section className={classNames(styles.table)}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.line)}>
          <Heading level={3}>{tableTitle(table, translator)}</Heading>
          <code className={classNames(styles.name)}>{sqlName(table)}</code>
          <span className={classNames(styles.sizes)}>{sizes.join(' · ')}</span>
        </div>
        {description !== undefined && <p className={classNames(styles.description)}>{description}</p>}
      </header>
      <div className={classNames(styles.body)}>
        <FieldList table={table} />
        <FirstRows table={table} />
      </div>
    </section>
  );
}
