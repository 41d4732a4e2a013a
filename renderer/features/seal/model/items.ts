import type { OpenData, OpenTable, Statement } from '#renderer/workbench';
import { type Language, textIn } from '#shared/base';
import { slugOf, type SourceReference } from '#shared/package';
import type { Field } from '#shared/table';
import type { Item, ItemField } from './form';

/** An open table as an item. */
export function tableItem(data: OpenData, table: OpenTable, language: Language, taken: readonly string[]): Item {
  const resource = data.manifest?.resources.find(({ name }) => name === table.name);
  return {
    key: crypto.randomUUID(),
    source: { alias: table.alias, name: table.name },
    name: freeName(table.name, taken),
    title: textIn(table.title, language) ?? '',
    description: textIn(table.description, language) ?? '',
    from: textIn(data.title, language) ?? data.name,
    fields: itemFields(table.fields, language),
    ...(resource && { described: { resource, languages: data.manifest?.molo.languages ?? [] } }),
    sources: resource?.sources ?? sourcesOf([data], language),
  };
}

/** An answer as an item. @param fields of its columns @param read the packages and files that it was made of */
export function answerItem({ sql, params }: Statement, fields: readonly Field[], read: readonly OpenData[], language: Language, taken: readonly string[]): Item {
  return {
    key: crypto.randomUUID(),
    source: { sql, params },
    name: freeName('result', taken),
    title: '',
    description: '',
    from: null,
    fields: itemFields(fields, language),
    sources: sourcesOf(read, language),
  };
}

function itemFields(fields: readonly Field[], language: Language): ItemField[] {
  return fields.map(({ name, type, title, description }) => ({ name, type, title: textIn(title, language) ?? '', description: textIn(description, language) ?? '' }));
}

/** Packages and files as sources: the title that people know, and the digest that tells the edition. */
function sourcesOf(read: readonly OpenData[], language: Language): SourceReference[] {
  return read.map(({ name, title, origin }) => ({ title: textIn(title, language) ?? name, ...(origin.digest !== null && { version: origin.digest }) }));
}

function freeName(name: string, taken: readonly string[]): string {
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? name : `${name}_${copy}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** A place for an enclosed file: its own name in portable characters, repeats counted. */
export function enclosurePath(fileName: string, taken: readonly string[]): string {
  const dot = fileName.lastIndexOf('.');
  const [stem, suffix] = dot > 0 ? [fileName.slice(0, dot), `.${slugOf(fileName.slice(dot + 1))}`] : [fileName, ''];
  for (let copy = 1; ; copy++) {
    const path = `files/${slugOf(stem)}${copy === 1 ? '' : `_${copy}`}${suffix}`;
    if (!taken.includes(path)) return path;
  }
}
