import { CircleStop, ListVideo, MessageSquareCode, Play, Save } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button, classNames, IconButton, TextField, Toolbar, useTranslator } from '#renderer/ui';
import { type OpenDocument, useCommand, useDocument, useWorkbench } from '#renderer/workbench';
import { useDesk } from '../desk';
import { runningIn, sheetOf } from '../runs';
import { outcomeText } from '../wording';
import { AnswerMenu } from './answer-menu';
import styles from './editor-bar.module.css';
import { Elapsed } from './elapsed';

/** Run, what the last run came to, and what the query is called. */
export function EditorBar({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const isRunning = useStore(useDesk().runs.store, (state) => runningIn(state, document.id) !== undefined);
  const [runAll, comment, save] = [useCommand('query.runAll'), useCommand('query.comment'), useCommand('query.save')];
  return (
    <div className={classNames(styles.bar)}>
      <Running document={document} />
      <Title document={document} />
      <Toolbar label={t('query:editor.tools')}>
        {runAll && <IconButton label={t(runAll.title)} icon={ListVideo} shortcut={runAll.shortcut} isDisabled={isRunning} onPress={() => commands.run(runAll)} />}
        <AnswerMenu document={document} />
        {comment && <IconButton label={t(comment.title)} icon={MessageSquareCode} shortcut={comment.shortcut} onPress={() => commands.run(comment)} />}
        {save && <IconButton label={t(save.title)} icon={Save} onPress={() => commands.run(save)} />}
      </Toolbar>
    </div>
  );
}

/** The one strong button; while a statement runs, the way to stop it stands in its place. */
function Running({ document }: { document: OpenDocument }) {
  const translator = useTranslator();
  const { t } = translator;
  const { commands } = useWorkbench();
  const runs = useDesk().runs.store;
  const running = useStore(runs, (state) => runningIn(state, document.id));
  const last = useStore(runs, (state) => sheetOf(state, document.id).last);
  const [run, cancel] = [useCommand('query.run'), useCommand('query.cancel')];
  const outcome = last && outcomeText(last, translator);
  return (
    <>
      {/* The same button, so that the focus stays where it is. */}
      <Button
        tone={running ? 'plain' : 'strong'}
        icon={running ? CircleStop : Play}
        shortcut={running ? cancel?.shortcut : run?.shortcut}
        onPress={() => {
          const command = running ? cancel : run;
          if (command) commands.run(command);
        }}
      >
        {t(running ? 'query:commands.cancel' : 'query:commands.run')}
      </Button>
      <span role="status" title={running ? undefined : (outcome ?? undefined)} className={classNames(styles.said)}>
        {running ? <Elapsed running={running} /> : outcome}
      </span>
    </>
  );
}

/** What the query is called, written where it stands. F2 in the list leads here. */
function Title({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const { title } = useDocument(document);
  const field = useRef<HTMLDivElement>(null);
  const desk = useDesk();
  useEffect(() => desk.onRename(() => field.current?.querySelector('input')?.select()), [desk]);
  return (
    <div ref={field} className={classNames(styles.title)}>
      <TextField
        label={t('query:documents.name')}
        labelHidden
        value={title}
        placeholder={t('query:documents.nameless')}
        onChange={(value) => document.execute({ type: 'put', path: ['title'], value })}
        onBlur={() => document.endStroke()}
      />
    </div>
  );
}
