import { inSlices, MOST_COPIED, notify, sortOrder, toTsv } from '#renderer/ui';
import type { Command, Workbench } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import type { Desk } from '../desk';
import { type Result, sheetOf, shownResult } from '../runs';
import { exportCsv } from './export-csv';

/** What can be done with the result that is looked at. */
export function resultCommands(desk: Desk, workbench: Workbench, translator: Translator): Command[] {
  const { handover } = workbench;
  const shown = (): Result | undefined => (desk.document ? shownResult(sheetOf(desk.runs.store.getState(), desk.document.id)) : undefined);
  const on = (work: (result: Result, document: string) => void | Promise<void>): Pick<Command, 'enabled' | 'run'> => ({
    enabled: () => shown() !== undefined,
    run: () => {
      const [result, document] = [shown(), desk.document];
      return result && document ? work(result, document.id) : undefined;
    },
  });
  // Other screens ask the statement again: what was worked out beyond it would not come with it.
  const onStatement = (work: (result: Result) => void): Pick<Command, 'enabled' | 'run'> => ({ ...on(work), enabled: () => shown() !== undefined && shown()?.asked.analysis === undefined });
  return [
    { id: 'query.chart', title: 'query:commands.chart', keywords: 'query:commands.chartKeywords', group: 'data', shortcut: 'Mod+Shift+G', ...onStatement(({ asked: { sql, params } }) => handover.give({ to: 'charts', sql, params })) },
    {
      id: 'query.bind',
      title: 'query:commands.bind',
      keywords: 'query:commands.bindKeywords',
      group: 'data',
      shortcut: 'Mod+Shift+B',
      ...onStatement(({ asked: { sql, params }, answer: { table } }) => handover.give({ to: 'briefings', as: table.rows === 1 && table.fields.length === 1 ? 'figure' : 'table', sql, params })),
    },
    { id: 'query.seal', title: 'query:commands.seal', keywords: 'query:commands.sealKeywords', group: 'data', ...onStatement(({ asked: { sql, params } }) => handover.give({ to: 'seal', what: { is: 'answer', sql, params } })) },
    { id: 'query.export', title: 'query:commands.export', keywords: 'query:commands.exportKeywords', group: 'data', shortcut: 'Mod+Shift+E', ...on((result) => save(desk, workbench, translator, result)) },
    { id: 'query.copy', title: 'query:commands.copy', keywords: 'query:commands.copyKeywords', group: 'data', shortcut: 'Mod+Shift+X', ...on((result) => copy(result, translator)) },
    { id: 'query.how', title: 'query:commands.how', keywords: 'query:commands.howKeywords', group: 'view', ...on(() => desk.toggle('how')) },
    { id: 'query.madeOf', title: 'query:commands.madeOf', keywords: 'query:commands.madeOfKeywords', group: 'view', ...on(() => desk.toggle('madeOf')) },
    { id: 'query.pin', title: 'query:commands.pin', group: 'view', shortcut: 'Mod+Shift+F', ...on(({ id, isPinned }, document) => desk.runs.pin(document, id, !isPinned)) },
    { id: 'query.closeResult', title: 'query:commands.closeResult', group: 'view', shortcut: 'Mod+Shift+D', ...on(({ id }, document) => desk.runs.close(document, id)) },
  ];
}

async function save(desk: Desk, workbench: Workbench, { t }: Translator, result: Result): Promise<void> {
  if (desk.store.getState().isExporting) return;
  desk.store.setState({ isExporting: true });
  try {
    const rows = await exportCsv(workbench, result, desk.document?.state.getState().title ?? '');
    // The file is what `molo query` writes of the statement, however its rows are sorted here.
    const isSorted = result.memory.viewOf(result.answer.table).sort !== null;
    notify({ tone: 'done', text: t('query:export.done', { rows: t('app:rows', { count: rows }), context: isSorted ? 'sorted' : '' }) });
  } finally {
    desk.store.setState({ isExporting: false });
  }
}

/** As spreadsheets take it, with the head, in the order on the screen. */
async function copy({ answer: { table }, memory }: Result, translator: Translator): Promise<void> {
  const { t, compare } = translator;
  const cells = table.rows * table.fields.length;
  if (cells > MOST_COPIED) return notify({ tone: 'said', text: t('ui:grid.tooMany', { limit: MOST_COPIED }) });
  const { sort } = memory.viewOf(table);
  const sorted = sort && table.columns[sort.column];
  const order = sorted ? await inSlices(sortOrder(sorted, sort.direction, compare)) : null;
  const head = table.fields.map(({ name }) => name.replace(/[\t\r\n]/g, ' ')).join('\t');
  const body = toTsv(table, { top: 0, left: 0, bottom: table.rows - 1, right: table.fields.length - 1 }, order, translator);
  // Of more than one row the writer gives the head itself.
  await navigator.clipboard.writeText(table.rows > 1 ? body : [head, ...(table.rows === 0 ? [] : [body])].join('\n'));
  notify({ tone: 'done', text: t('query:export.copied', { rows: t('app:rows', { count: table.rows }) }) });
}
