import { Package, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type TreeNode, TYPE_ICONS } from '#renderer/ui';
import { type OpenData, type OpenTable, tableReference } from '#renderer/workbench';
import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { fold, quoteName, writtenName } from '#shared/query';
import type { Field } from '#shared/table';

/** A field of the tree. */
export interface FieldPlace {
  readonly table: OpenTable;
  readonly field: Field;
}

/** The tree of what can be asked, and what each of its nodes writes into the editor. */
export interface Schema {
  readonly nodes: readonly TreeNode[];
  readonly writes: ReadonlyMap<string, string>;
  /** The fields among the nodes: they unfold to what they hold. */
  readonly fields: ReadonlyMap<string, FieldPlace>;
  /** Nodes that are unfolded at first. */
  readonly unfolded: ReadonlySet<string>;
}

/**
 * @param filter keeps what is called so, by name or by title, with all that stands above or below it
 * @param held what stands below a field
 */
export function schemaOf(data: readonly OpenData[], filter: string, translator: Translator, held: (place: FieldPlace) => ReactNode): Schema {
  const tables = data.flatMap((open) => open.tables);
  const writes = new Map<string, string>();
  const fieldPlaces = new Map<string, FieldPlace>();
  const unfolded = new Set<string>();
  const wanted = fold(filter.trim());
  const matches = (...words: readonly (string | undefined)[]): boolean => wanted === '' || words.some((word) => word !== undefined && fold(word).includes(wanted));

  const tableNode = (table: OpenTable): TreeNode | null => {
    const title = textIn(table.title, translator.language);
    const isNamed = matches(table.name, title);
    const fields = table.fields.filter((field) => isNamed || matches(field.name, textIn(field.title, translator.language)));
    if (!isNamed && fields.length === 0) return null;
    const id = `${table.alias}.${quoteName(table.name)}`;
    writes.set(id, tableReference(table, tables));
    if (wanted === '' ? tables.length === 1 : !isNamed) unfolded.add(id);
    return {
      id,
      title: title ?? table.name,
      description: title === undefined || title === table.name ? undefined : table.name,
      icon: Table2,
      ...(table.rows === undefined ? {} : { detail: translator.number(table.rows) }),
      children: fields.map((field) => {
        const own = `${id}.${quoteName(field.name)}`;
        writes.set(own, writtenName(field.name));
        fieldPlaces.set(own, { table, field });
        return fieldNode(own, field, held({ table, field }), translator);
      }),
    };
  };

  const nodes = data.flatMap((open): TreeNode[] => {
    const children = open.tables.flatMap((table) => tableNode(table) ?? []);
    // A plain file is its one table.
    if (open.manifest === undefined) return children;
    if (children.length === 0) return [];
    unfolded.add(open.id);
    return [{ id: open.id, title: textIn(open.title, translator.language) ?? open.name, description: open.alias, icon: Package, children }];
  });
  return { nodes, writes, fields: fieldPlaces, unfolded };
}

function fieldNode(id: string, { name, title, type }: Field, content: ReactNode, { language, t }: Translator): TreeNode {
  const shown = textIn(title, language);
  const profile: TreeNode = { id: `${id}:profile`, title: t('profile:of', { field: name }), content };
  return { id, title: name, description: shown === name ? undefined : shown, icon: TYPE_ICONS[type], children: [profile] };
}
