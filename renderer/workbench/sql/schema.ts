import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { labelViews, nameKey, writtenName } from '#shared/query';
import type { OpenData, OpenTable } from '../open-data';

/** A field as one writes it and as one reads of it. */
export interface SqlField {
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** In words: "whole number". */
  readonly type: string;
}

/** A table that a statement can name. */
export interface SqlTable {
  readonly alias: string;
  readonly name: string;
  /** As a statement names it: bare where only one open table is called so. */
  readonly reference: string;
  readonly title: string | undefined;
  readonly fields: readonly SqlField[];
}

/** The open tables in the reader's language. */
export function sqlTables(data: readonly OpenData[], translator: Pick<Translator, 'language' | 't'>): SqlTable[] {
  const { language, t } = translator;
  const tables = namedTables(data);
  return tables.map((table) => ({
    alias: table.alias,
    name: table.name,
    reference: tableReference(table, tables),
    title: textIn(table.title, language),
    fields: table.fields.map(({ name, title, description, type }) => ({ name, title: textIn(title, language), description: textIn(description, language), type: t(`ui:types.${type}`) })),
  }));
}

/** Every table that a statement can name: those that are open, each followed by the view that shows its labels (`cases_labels`), if its codes have any. */
export function namedTables(data: readonly OpenData[]): OpenTable[] {
  const open = data.flatMap(({ tables }) => tables);
  const views = [...new Set(open.map(({ alias }) => alias))].flatMap((alias) => labelViews(open.filter((table) => table.alias === alias)).map((view) => ({ alias, ...view })));
  return open.flatMap((table): OpenTable[] => {
    const { title, description } = table;
    const own = views.filter(({ alias, base }) => alias === table.alias && base === table.name);
    return [table, ...own.map((view) => ({ ...view, ...(title && { title }), ...(description && { description }) }))];
  });
}

/** How a statement names a table: quoted where it must be, with its package where several tables are called so. */
export function tableReference({ alias, name }: Pick<OpenTable, 'alias' | 'name'>, all: readonly Pick<OpenTable, 'alias' | 'name'>[]): string {
  const isOnly = all.filter((other) => nameKey(other.name) === nameKey(name)).length <= 1;
  return isOnly ? writtenName(name) : `${writtenName(alias)}.${writtenName(name)}`;
}
