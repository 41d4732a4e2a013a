import { useMemo } from 'react';
import { useStore } from 'zustand';
import { classNames, type CodeChange, useTranslator } from '#renderer/ui';
import { type OpenDocument, SqlEditor, useCommand, useDocument, useWorkbench } from '#renderer/workbench';
import type { JsonCommand } from '#shared/document';
import { readQuery } from '#shared/query';
import { useDesk } from '../desk';
import { runningIn, sheetOf } from '../runs';
import styles from './editor-panel.module.css';
import { EditorBar } from './editor-bar';
import { Parameters } from './parameters';

/** What is asked: the text, what was wrong with it, and the values of its parameters. */
export function EditorPanel({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const { runs, holdEditor, parts: { holdWriting } } = useDesk();
  const { content } = useDocument(document);
  const { sql, params } = readQuery(content);
  const refused = useStore(runs.store, (state) => sheetOf(state, document.id).refused);
  return (
    <div ref={holdWriting} className={classNames(styles.panel)}>
      <EditorBar document={document} />
      <div className={classNames(styles.editor)}>
        <SqlEditor
          ref={holdEditor}
          takesFocus
          label={t('query:editor.label')}
          value={sql}
          onChange={(_value, changes) => document.execute(typed(changes))}
          refused={refused}
          keys={useEditorKeys(document.id)}
          history={document}
          placeholder={t('query:editor.placeholder')}
        />
      </div>
      <Parameters document={document} sql={sql} params={params} />
    </div>
  );
}

/** What a keyboard did to the text, as the document's command. */
function typed(changes: readonly CodeChange[]): JsonCommand {
  const commands = changes.map((change): JsonCommand => ({ type: 'type', path: ['sql'], ...change }));
  return commands.length === 1 ? (commands[0] as JsonCommand) : { type: 'all', commands };
}

/** Keys that CodeMirror would otherwise have for itself. */
function useEditorKeys(document: string): Readonly<Record<string, () => void>> {
  const { commands } = useWorkbench();
  const isRunning = useStore(useDesk().runs.store, (state) => runningIn(state, document) !== undefined);
  const [run, runAll, keep, cancel, comment] = [useCommand('query.run'), useCommand('query.runAll'), useCommand('query.runBeside'), useCommand('query.cancel'), useCommand('query.comment')];
  return useMemo(() => {
    const held = [run, runAll, keep, comment, ...(isRunning ? [cancel] : [])];
    return Object.fromEntries(held.flatMap((command) => (command?.shortcut === undefined ? [] : [[command.shortcut, () => commands.run(command)]])));
  }, [commands, run, runAll, keep, cancel, comment, isRunning]);
}
