import { notify } from '#renderer/ui';
import { type Command, saveBlob, type Workbench } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import { readQuery } from '#shared/query';
import { ACTIONS } from './actions';
import { ANALYSES } from './analyses/analysis';
import type { Desk } from './desk';
import { untitled } from './documents/untitled';
import { answerCommands } from './editor/answer-commands';
import { fileName } from './results/export-csv';
import { resultCommands } from './results/result-commands';
import { runningIn } from './runs';

/** What can be done on this screen; buttons, keys and the palette read this list. */
export function queryCommands(desk: Desk, workbench: Workbench, translator: Translator): Command[] {
  return [...runCommands(desk), ...answerCommands(desk), ...documentCommands(desk, workbench, translator), ...editCommands(desk), ...panelCommands(desk), ...resultCommands(desk, workbench, translator)];
}

function runCommands(desk: Desk): Command[] {
  const isRunning = (): boolean => desk.document !== null && runningIn(desk.runs.store.getState(), desk.document.id) !== undefined;
  return [
    { id: 'query.run', title: 'query:commands.run', keywords: 'query:commands.runKeywords', group: 'data', shortcut: 'Mod+Enter', enabled: () => !isRunning(), run: () => desk.run() },
    { id: 'query.runAll', title: 'query:commands.runAll', keywords: 'query:commands.runAllKeywords', group: 'data', shortcut: 'Mod+Shift+Enter', enabled: () => !isRunning(), run: () => desk.runAll() },
    { id: 'query.runBeside', title: 'query:commands.runBeside', group: 'data', shortcut: 'Alt+Enter', enabled: () => !isRunning(), run: () => desk.run(true) },
    { id: 'query.cancel', title: 'query:commands.cancel', keywords: 'query:commands.cancelKeywords', group: 'data', shortcut: 'Escape', enabled: isRunning, run: () => desk.cancel() },
  ];
}

function documentCommands(desk: Desk, { documents, tell }: Workbench, { t }: Translator): Command[] {
  const remove = async (): Promise<void> => {
    const document = desk.document;
    if (document === null) return;
    const { title } = document.state.getState();
    const restore = await desk.remove(document.id);
    await desk.show(undefined, () => untitled(documents, t));
    notify({ tone: 'done', text: t('query:documents.removed', { title }), action: { label: t('query:documents.restore'), run: () => void restore().catch(tell) } });
  };
  return [
    {
      id: 'query.new',
      title: 'query:commands.new',
      group: 'file',
      shortcut: 'Mod+Shift+L',
      run: async () => {
        // Let go of, the focus goes to the new editor.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        await desk.open({ title: untitled(documents, t), sql: '', params: {} });
      },
    },
    { id: 'query.rename', title: 'query:commands.rename', group: 'file', run: () => desk.rename() },
    { id: 'query.remove', title: 'query:commands.remove', group: 'file', run: remove },
    { id: 'query.save', title: 'query:commands.save', keywords: 'query:commands.saveKeywords', group: 'file', run: () => saveSql(desk) },
  ];
}

/** The text as a file that every SQL tool reads; after that, closing the window loses nothing. */
function saveSql({ document }: Desk): void {
  if (document === null) return;
  const { title, sql } = readQuery(document.state.getState().content);
  saveBlob(new Blob([sql.endsWith('\n') ? sql : `${sql}\n`], { type: 'application/sql' }), fileName(title, 'sql'));
  document.markExported();
}

/** What stands open at the right: actions that write SQL, analyses, the functions. */
function panelCommands(desk: Desk): Command[] {
  const calculations = ACTIONS.map(({ id }): Command => ({ id: `query.${id}`, title: `query:commands.${id}`, keywords: `query:commands.${id}Keywords`, group: 'data', run: () => desk.openPanel({ is: 'action', action: id }) }));
  const analyses = ANALYSES.map((id): Command => ({ id: `query.${id}`, title: `query:commands.${id}`, keywords: `query:commands.${id}Keywords`, group: 'data', run: () => desk.openPanel({ is: 'analysis', analysis: id }) }));
  return [
    ...calculations,
    ...analyses,
    { id: 'query.functions', title: 'query:commands.functions', keywords: 'query:commands.functionsKeywords', group: 'help', run: () => desk.openPanel({ is: 'functions' }) },
    { id: 'query.functionHelp', title: 'query:commands.functionHelp', group: 'help', shortcut: 'F1', run: () => explain(desk) },
  ];
}

/** What is known of the function at the caret; where there is none, all of them. */
function explain(desk: Desk): void {
  desk.editor?.focus();
  if (desk.editor?.showHelp() !== true) desk.openPanel({ is: 'functions' });
}

function editCommands(desk: Desk): Command[] {
  return [
    { id: 'query.comment', title: 'query:commands.comment', group: 'edit', shortcut: 'Mod+/', enabled: () => desk.editor !== null, run: () => desk.editor?.toggleComment() },
    { id: 'query.focusEditor', title: 'query:commands.focusEditor', group: 'go', shortcut: 'Mod+E', run: () => desk.editor?.focus() },
    { id: 'query.focusResult', title: 'query:commands.focusResult', keywords: 'query:commands.partKeywords', group: 'go', enabled: () => desk.parts.has('result'), run: () => desk.parts.focus('result') },
    { id: 'query.focusTables', title: 'query:commands.focusTables', keywords: 'query:commands.partKeywords', group: 'go', enabled: () => desk.parts.has('tables'), run: () => desk.parts.focus('tables') },
    { id: 'query.nextPart', title: 'query:commands.nextPart', keywords: 'query:commands.partKeywords', group: 'go', shortcut: 'F6', run: () => desk.parts.move(1) },
    { id: 'query.previousPart', title: 'query:commands.previousPart', keywords: 'query:commands.partKeywords', group: 'go', shortcut: 'Shift+F6', run: () => desk.parts.move(-1) },
    { id: 'query.showError', title: 'query:commands.showError', group: 'edit', shortcut: 'F8', enabled: () => desk.hasError(), run: () => desk.editor?.showProblem() },
    { id: 'query.clearHistory', title: 'query:commands.clearHistory', group: 'edit', enabled: () => desk.runs.store.getState().history.length > 0, run: () => desk.runs.clearHistory() },
  ];
}
