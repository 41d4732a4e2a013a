import { Package, Table2, Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { type TreeNode, TYPE_ICONS } from '#renderer/ui';
import { namedTables, type OpenData, type OpenTable, tableReference } from '#renderer/workbench';
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
  const named = namedTables(data);
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
    const isView = table.base !== undefined;
    const id = `${table.alias}.${quoteName(table.name)}`;
    writes.set(id, tableReference(table, named));
    if (wanted === '' ? tables.length === 1 && !isView : !isNamed) unfolded.add(id);
    return {
      id,
      ...(isView ? viewWords(table, translator) : tableWords(table, translator)),
      children: fields.map((field) => {
        const own = `${id}.${quoteName(field.name)}`;
        writes.set(own, writtenName(field.name));
        if (isView) return fieldNode(own, field, translator);
        fieldPlaces.set(own, { table, field });
        return fieldNode(own, field, translator, held({ table, field }));
      }),
    };
  };

  const nodes = data.flatMap((open): TreeNode[] => {
    const children = named.filter(({ alias, name, base = name }) => open.tables.some((own) => own.alias === alias && own.name === base)).flatMap((table) => tableNode(table) ?? []);
    // A plain file is its one table.
    if (open.manifest === undefined) return children;
    if (children.length === 0) return [];
    unfolded.add(open.id);
    return [{ id: open.id, title: textIn(open.title, translator.language) ?? open.name, description: editionWords(open, data, translator), icon: Package, children }];
  });
  return { nodes, writes, fields: fieldPlaces, unfolded };
}

/** What statements call a package; where another edition of it is open too, which one this is. */
function editionWords({ alias, name, manifest }: OpenData, data: readonly OpenData[], { t, date }: Translator): string {
  const isOneOfSeveral = data.some((other) => other.alias !== alias && other.name === name && other.manifest !== undefined);
  return isOneOfSeveral && manifest !== undefined ? t('query:tables.edition', { alias, number: manifest.molo.sequence, date: date(manifest.created) }) : alias;
}

type Words = Pick<TreeNode, 'title' | 'description' | 'icon' | 'detail'>;

function tableWords({ name, title, rows }: OpenTable, { language, number }: Translator): Words {
  const shown = textIn(title, language);
  return { title: shown ?? name, description: shown === undefined || shown === name ? undefined : name, icon: Table2, ...(rows === undefined ? {} : { detail: number(rows) }) };
}

/** A view stands below its table, whose title it has: what makes it another comes first. */
function viewWords({ name, title, base = name }: OpenTable, { language, t }: Translator): Words {
  return { title: t('query:tables.withLabels', { table: textIn(title, language) ?? base }), description: name, icon: Tags, detail: t('query:tables.view') };
}

/** @param content what stands below it; a view's fields are those of its table, and unfold there */
function fieldNode(id: string, { name, title, type }: Field, { language, t }: Translator, content?: ReactNode): TreeNode {
  const shown = textIn(title, language);
  const children = content === undefined ? [] : [{ id: `${id}:profile`, title: t('profile:of', { field: name }), content }];
  return { id, title: name, description: shown === name ? undefined : shown, icon: TYPE_ICONS[type], children };
}
