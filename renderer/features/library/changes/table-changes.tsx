import { useMemo } from 'react';
import { classNames, DataGrid, ErrorNotice, GridMemory, Heading, Skeleton, useTranslator } from '#renderer/ui';
import { onScreen, type OpenTable } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import type { Table, TableChanges } from '#shared/table';
import sheet from '../sheet.module.css';
import { tableTitle } from '../title';
import { besideTable, rowsTable } from './changed-rows';
import styles from './changes.module.css';
import { useChanges } from './use-changes';

export interface TableChangesProps {
  readonly before: OpenTable;
  readonly after: OpenTable;
  /** The declared key. */
  readonly keyFields: readonly string[];
}

/** One table: how many rows came, went and changed, and the first of them, old beside new. */
export function TableChangesView({ before, after, keyFields }: TableChangesProps) {
  const translator = useTranslator();
  const { changes, failure } = useChanges(before, after, keyFields);
  return (
    <section aria-label={tableTitle(after, translator)} className={classNames(sheet.section)}>
      <Heading level={3}>{tableTitle(after, translator)}</Heading>
      {failure !== undefined && <ErrorNotice error={onScreen(failure)} />}
      {failure === undefined && changes === undefined && (
        <div className={classNames(styles.waiting)}>
          <p className={classNames(sheet.note)}>{translator.t('library:changes.running', { name: after.name })}</p>
          <Skeleton lines={4} />
        </div>
      )}
      {changes && <Found changes={changes} before={before} after={after} />}
    </section>
  );
}

function Found({ changes, before, after }: { changes: TableChanges; before: OpenTable; after: OpenTable }) {
  const { t, number } = useTranslator();
  const { added, removed, changed, fields } = changes;
  const fieldsChanged = fields.added.length + fields.removed.length + fields.retyped.length > 0;
  if (added.count + removed.count + changed.count === 0 && !fieldsChanged) return <p>{t('library:changes.nothing', { name: after.name })}</p>;
  const counts = [
    { what: t('library:changes.rows'), count: `${number(changes.rows.before)} → ${number(changes.rows.after)}` },
    { what: t('library:changes.added'), count: number(added.count) },
    { what: t('library:changes.removed'), count: number(removed.count) },
    ...(changes.by === 'key' ? [{ what: t('library:changes.changed'), count: number(changed.count) }] : []),
  ];
  return (
    <>
      <dl className={classNames(styles.counts)}>
        {counts.map(({ what, count }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p className={classNames(sheet.note)}>{changes.by === 'key' ? t('library:changes.byKey', { names: changes.key.join(', ') }) : t('library:changes.byContent')}</p>
      {fieldLines(changes, t).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Rows changes={changes} before={before} after={after} />
    </>
  );
}

function fieldLines({ fields, changedFields }: TableChanges, t: Translator['t']): string[] {
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  const most = changedFields.toSorted((a, b) => b.rows - a.rows).slice(0, 5);
  return [
    ...(fields.added.length > 0 ? [t('library:changes.fieldsAdded', { names: names(fields.added) })] : []),
    ...(fields.removed.length > 0 ? [t('library:changes.fieldsRemoved', { names: names(fields.removed) })] : []),
    ...fields.retyped.map(({ before, after }) => t('library:changes.retyped', { name: after.name, before: t(`ui:types.${before.type}`), after: t(`ui:types.${after.type}`) })),
    ...(most.length > 1 ? [t('library:changes.changedIn', { names: names(most) })] : []),
  ];
}

/** The first rows of each kind. */
function Rows({ changes, before, after }: { changes: TableChanges; before: OpenTable; after: OpenTable }) {
  const { t } = useTranslator();
  const words = useMemo(() => ({ before: t('library:changes.before').toLowerCase(), after: t('library:changes.after').toLowerCase() }), [t]);
  const lists = useMemo(
    () => [
      { what: 'changed' as const, count: changes.changed.count, table: besideTable(changes, before.fields, after.fields, words) },
      { what: 'added' as const, count: changes.added.count, table: rowsTable(after.fields, changes.added.first) },
      { what: 'removed' as const, count: changes.removed.count, table: rowsTable(before.fields, changes.removed.first) },
    ],
    [changes, before, after, words],
  );
  return lists.filter(({ count }) => count > 0).map(({ what, count, table }) => <RowList key={what} what={what} count={count} table={table} />);
}

function RowList({ what, count, table }: { what: 'changed' | 'added' | 'removed'; count: number; table: Table }) {
  const { t } = useTranslator();
  const memory = useMemo(() => new GridMemory(), []);
  const title = t(`library:changes.${what}`);
  return (
    <section aria-label={title} className={classNames(styles.rows)}>
      <h4>{title}</h4>
      {count > table.rows && <p className={classNames(sheet.note)}>{t('library:changes.first', { count: table.rows })}</p>}
      <div className={classNames(styles.grid)} style={{ height: Math.min(360, 76 + table.rows * 28) }}>
        <DataGrid label={title} table={table} memory={memory} />
      </div>
    </section>
  );
}
