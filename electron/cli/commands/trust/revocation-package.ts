import type { LocalText } from '#shared/base';
import { COMPLETE_LANGUAGES, createTranslator, type MessageKey } from '#shared/i18n';
import { type RevocationEntry, REVOCATIONS_NAME, schemaOf } from '#shared/package';
import type { NamedTable } from '#shared/query';
import { columnFrom, type Field } from '#shared/table';
import type { UnwrittenDescriptor } from '../../packing';

/** The columns of the list as a table, for people; programs read `molo.revocations`. */
const COLUMNS = [
  ['fingerprint', 'string'],
  ['name', 'string'],
  ['date', 'date'],
  ['reason', 'string'],
] as const satisfies readonly (readonly [keyof RevocationEntry, Field['type']])[];

/** A revocation list as a package, in every language that Molo speaks: it is read by whoever gets it. */
export function describedRevocations(revocations: readonly RevocationEntry[]): { readonly descriptor: UnwrittenDescriptor; readonly table: NamedTable } {
  const fields = COLUMNS.map(([name, type]): Field => ({ name, type, title: inAllLanguages(`cli:trust.revoke.columns.${name}`) }));
  const columns = COLUMNS.map(([name]) => columnFrom(revocations.map((entry) => entry[name])));
  const { [MAIN]: title = '', ...titles } = inAllLanguages('cli:trust.revoke.title');
  return {
    descriptor: {
      name: REVOCATIONS_NAME,
      title,
      resources: [{ name: REVOCATIONS_NAME, schema: schemaOf(fields, COMPLETE_LANGUAGES) }],
      molo: { languages: COMPLETE_LANGUAGES, title: titles, revocations },
    },
    table: { name: REVOCATIONS_NAME, table: { rows: revocations.length, fields, columns } },
  };
}

const MAIN = 'en';

function inAllLanguages(key: MessageKey): LocalText {
  return Object.fromEntries(COMPLETE_LANGUAGES.map((language) => [language, createTranslator(language).t(key)]));
}
