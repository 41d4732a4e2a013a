import type { OpenData, OpenTable } from '#renderer/workbench';
import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { quoteName } from '#shared/query';
import type { Entry } from './entries';

export function dataTitle(data: OpenData, { language }: Translator): string {
  return textIn(data.title, language) ?? data.name;
}

export function tableTitle(table: OpenTable, { language }: Translator): string {
  return textIn(table.title, language) ?? table.name;
}

/** How a statement names it: quoted only where it must be. */
export function sqlName({ alias, name }: OpenTable): string {
  return `${alias}.${/^[a-z_]\w*$/i.test(name) ? name : quoteName(name)}`;
}

/** What a line of the list is called: of what is not open, the file's name. */
export function titleOf(entry: Entry, translator: Translator): string {
  return entry.kind === 'data' ? dataTitle(entry.data, translator) : (entry.opening.name ?? translator.t('library:practicePackage'));
}
