import { Package, Table2 } from 'lucide-react';
import { TYPE_ICONS, type TreeNode } from '#renderer/ui';
import { type OpenData, type OpenTable, tableReference } from '#renderer/workbench';
import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { fold, quoteName, writtenName } from '#shared/query';
import type { Field } from '#shared/table';

/** The tree of what can be asked, and what each of its nodes writes into the editor. */
export interface Schema {
  readonly nodes: readonly TreeNode[];
  readonly writes: ReadonlyMap<string, string>;
  /** Nodes that are unfolded at first. */
  readonly unfolded: ReadonlySet<string>;
}

/** @param filter keeps what is called so, by name or by title, with all that stands above or below it */
export function schemaOf(data: readonly OpenData[], filter: string, translator: Translator): Schema {
  const tables = data.flatMap((open) => open.tables);
  const writes = new Map<string, string>();
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
        return fieldNode(own, field, translator);
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
  return { nodes, writes, unfolded };
}

function fieldNode(id: string, { name, title, type }: Field, { language }: Translator): TreeNode {
  const shown = textIn(title, language);
  return { id, title: name, description: shown === name ? undefined : shown, icon: TYPE_ICONS[type] };
}
