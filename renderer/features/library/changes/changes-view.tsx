import { useMemo, useState } from 'react';
import { classNames, EmptyState, Select, useTranslator } from '#renderer/ui';
import { CommandButton, type OpenData, useSession } from '#renderer/workbench';
import { type EditionChanges, editionChanges } from '#shared/package';
import sheet from '../sheet.module.css';
import styles from './changes.module.css';
import { editionOf, inOrder, otherEditions } from './editions';
import { TableChangesView } from './table-changes';
import { TextChanges } from './text-changes';

/** What changed between this edition and another that is open: rows, fields, texts, marking, files. */
export function ChangesView({ data }: { data: OpenData }) {
  const { t, date } = useTranslator();
  const all = useSession((state) => state.data);
  const others = otherEditions(data, all);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (other === undefined) {
    return (
      <EmptyState size="panel" title={t('library:changes.none')} actions={<CommandButton id="file.open" />}>
        <p>{t('library:changes.noneWhat')}</p>
      </EmptyState>
    );
  }
  const choices = others.map((open) => {
    const { sequence = 0, created = '' } = editionOf(open) ?? {};
    return { id: open.id, label: t('library:changes.edition', { number: sequence, date: date(created) }) };
  });
  return (
    <div className={classNames(sheet.sheet)}>
      <div className={classNames(styles.choice)}>
        <Select label={t('library:changes.with')} choices={choices} selected={other.id} onSelect={setChosen} />
      </div>
      <Compared key={other.id} {...inOrder(data, other)} />
    </div>
  );
}

function Compared({ before, after }: { before: OpenData; after: OpenData }) {
  const { t } = useTranslator();
  const changes = useMemo(() => (before.manifest && after.manifest ? editionChanges(before.manifest, after.manifest) : null), [before, after]);
  if (changes === null) return null;
  const { added, removed, kept } = changes.tables;
  return (
    <>
      {isNothing(changes) && <p>{t('library:changes.same')}</p>}
      {added.length > 0 && <p>{t('library:changes.tablesAdded', { names: added.join(', ') })}</p>}
      {removed.length > 0 && <p>{t('library:changes.tablesRemoved', { names: removed.join(', ') })}</p>}
      <TextChanges changes={changes} />
      {kept.map((table) => (
        <KeptTable key={table.name} table={table} before={before} after={after} />
      ))}
    </>
  );
}

function KeptTable({ table: { name, isSame, key }, before, after }: { table: EditionChanges['tables']['kept'][number]; before: OpenData; after: OpenData }) {
  const { t } = useTranslator();
  const [old, now] = [before, after].map(({ tables }) => tables.find((table) => table.name === name));
  if (isSame) return <p className={classNames(sheet.note)}>{t('library:changes.nothing', { name })}</p>;
  return old && now ? <TableChangesView before={old} after={now} keyFields={key} /> : null;
}

function isNothing({ texts, disclosure, tables, files }: EditionChanges): boolean {
  const filesChanged = files.added.length + files.removed.length + files.changed.length;
  return texts.length + filesChanged + tables.added.length + tables.removed.length === 0 && disclosure === null && tables.kept.every(({ isSame }) => isSame);
}
