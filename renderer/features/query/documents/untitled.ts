import type { Workbench } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import { tokensOf, unquoted } from '#shared/query';

/** What a new document is called: after the table that it reads, or by the first number that is free. */
export function untitled({ summaries }: Pick<Workbench['documents'], 'summaries'>, t: Translator['t'], sql = ''): string {
  const taken = new Set(summaries.getState().map(({ title }) => title));
  const table = tableOf(sql);
  if (table !== null && !taken.has(table)) return table;
  for (let number = 1; ; number++) {
    const title = table === null ? t('query:documents.untitled', { number }) : `${table} ${number + 1}`;
    if (!taken.has(title)) return title;
  }
}

function tableOf(sql: string): string | null {
  const tokens = tokensOf(sql);
  const from = tokens.findIndex(({ kind, text }) => kind === 'name' && text.toLowerCase() === 'from');
  const name = from < 0 ? undefined : tokens[from + 1 + (tokens[from + 2]?.text === '.' ? 2 : 0)];
  if (name?.kind === 'quotedName') return unquoted(name.text);
  return name?.kind === 'name' ? name.text : null;
}
