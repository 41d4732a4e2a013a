import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { classNames, SearchField, Tree, useTranslator } from '#renderer/ui';
import { CommandButton, type OpenData, useSession } from '#renderer/workbench';
import { type Desk, useDesk } from '../desk';
import { type FieldPlace, type Schema, schemaOf } from './nodes';
import { ProfileView } from './profile-view';
import { useProfiles } from './profiles';
import styles from './tables-panel.module.css';

/** Packages, tables and fields; Enter or a double click writes the name into the editor, unfolding a field shows what it holds. */
export function TablesPanel() {
  const { t } = useTranslator();
  const desk = useDesk();
  const { holdTables } = useDesk().parts;
  const data = useSession((state) => state.data);
  const filter = useStore(desk.store, ({ tableFilter }) => tableFilter);
  const schema = useSchema(data, filter);
  const frame = useRef<HTMLDivElement>(null);
  const tree = useUnfolded(desk, data, filter, schema);
  useAsked(schema, tree.expanded);
  useOpenedInSight(frame, schema, tree.expanded);
  if (data.length === 0) return <NothingOpen />;
  return (
    <div ref={holdTables} className={classNames(styles.panel)}>
      <div className={classNames(styles.filter)}>
        <SearchField label={t('query:tables.filter')} value={filter} onChange={(tableFilter) => desk.store.setState({ tableFilter })} />
      </div>
      <div ref={frame} className={classNames(styles.tree)}>
        <Tree
          label={t('query:tables.title')}
          nodes={schema.nodes}
          {...tree}
          onAction={(id) => {
            const text = schema.writes.get(id);
            if (text !== undefined) desk.editor?.insert(text);
          }}
          empty={<p className={classNames(styles.nothing)}>{t('query:tables.nothingFound')}</p>}
        />
      </div>
      <p className={classNames(styles.hint)}>
        {t('query:tables.hint')} · {t('profile:hint')}
      </p>
    </div>
  );
}

/** The tree, with what is known of each field. */
function useSchema(data: readonly OpenData[], filter: string): Schema {
  const translator = useTranslator();
  const profiles = useProfiles();
  const known = useStore(profiles.store, (state) => state.known);
  return useMemo(() => {
    const held = ({ table, field }: FieldPlace) => (
      <ProfileView table={table} field={field} state={known.get(table)?.get(field.name) ?? { is: 'asked' }} onAgain={() => profiles.ask(table, field.name, true)} />
    );
    return schemaOf(data, filter, translator, held);
  }, [data, filter, translator, profiles, known]);
}

/** While one searches, what was found is unfolded, and the rest as one likes. */
function useUnfolded(desk: Desk, data: readonly OpenData[], filter: string, { unfolded: found }: Schema): { expanded: ReadonlySet<string>; onExpand: (expanded: ReadonlySet<string>) => void } {
  const translator = useTranslator();
  const unfolded = useStore(desk.store, (state) => state.unfolded);
  const atFirst = useMemo(() => schemaOf(data, '', translator, () => null).unfolded, [data, translator]);
  const own = unfolded ?? atFirst;
  const isSearched = filter.trim() !== '';
  const expanded = useMemo(() => (isSearched ? new Set([...own, ...found]) : own), [isSearched, own, found]);
  return {
    expanded,
    onExpand: (open) => {
      const kept = [...own].filter((id) => open.has(id));
      desk.store.setState({ unfolded: isSearched ? new Set([...kept, ...[...open].filter((id) => !found.has(id))]) : open });
    },
  };
}

/** Fields that are unfolded are asked about: lazily, and again when other data is open under the same name. */
function useAsked({ fields }: Schema, expanded: ReadonlySet<string>): void {
  const profiles = useProfiles();
  useEffect(() => {
    for (const id of expanded) {
      const place = fields.get(id);
      if (place) profiles.ask(place.table, place.field.name);
    }
  }, [profiles, fields, expanded]);
}

/** A field that is unfolded comes into sight with what it holds, as it opens and again when that is known; of one that is too high, the beginning. */
function useOpenedInSight(frame: RefObject<HTMLElement | null>, schema: Schema, expanded: ReadonlySet<string>): void {
  const before = useRef(expanded);
  const opened = useRef<string | null>(null);
  useLayoutEffect(() => {
    const fresh = [...expanded].filter((id) => schema.fields.has(id) && !before.current.has(id));
    if (before.current !== expanded) opened.current = fresh.length === 1 ? (fresh[0] as string) : null;
    before.current = expanded;
    if (opened.current === null) return;
    const row = (id: string): Element | null | undefined => frame.current?.querySelector(`[data-key="${CSS.escape(id)}"]`);
    for (const id of [`${opened.current}:profile`, opened.current]) row(id)?.scrollIntoView({ block: 'nearest' });
  }, [frame, schema, expanded]);
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
