import { CircleAlert } from 'lucide-react';
import { type Ref, useCallback, useImperativeHandle, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { classNames, CodeEditor, type CodeChange, type CodeHandle, type CodeHistory, type Shortcut, useTranslator } from '#renderer/ui';
import { pageNonce } from '../nonce';
import { useSession } from '../workbench';
import { completeSql } from './complete';
import { helpOnFunction } from './functions';
import { errorInText, placeOfError, type Refused } from './problem';
import { sqlTables } from './schema';
import styles from './sql-editor.module.css';

export interface SqlEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string, changes: readonly CodeChange[]) => void;
  /** Why the text, or a statement of it, was refused: underlined at its place, its sentence beneath. */
  readonly refused?: Refused | null;
  readonly keys?: Readonly<Record<Shortcut, () => void>>;
  /** The document that undo and redo go to. */
  readonly history?: CodeHistory;
  readonly placeholder?: string;
  readonly takesFocus?: boolean;
  readonly ref?: Ref<CodeHandle>;
}

/** SQL over what is open: tables, fields and functions are offered while one writes. It fills its place. */
export function SqlEditor({ label, value, onChange, refused = null, keys, history, placeholder, takesFocus = false, ref }: SqlEditorProps) {
  const translator = useTranslator();
  const data = useSession((state) => state.data);
  const tables = useMemo(() => sqlTables(data, translator), [data, translator]);
  const complete = useCallback((text: string, at: number, asked: boolean) => completeSql(text, at, asked, tables, translator), [tables, translator]);
  const help = useCallback((text: string, at: number) => helpOnFunction(text, at, translator), [translator]);
  const message = refused && translator.error(errorInText(refused)).what;
  const place = useMemo(() => refused && placeOfError(refused), [refused]);
  const problems = useMemo(() => (place && message !== null ? [{ ...place, message }] : []), [place, message]);
  const editor = useRef<CodeHandle>(null);
  useImperativeHandle(ref, () => forwardTo(editor), []);

  return (
    <div className={classNames(styles.frame)}>
      <div className={classNames(styles.editor)}>
        <CodeEditor
          ref={editor}
          language="sql"
          label={label}
          value={value}
          onChange={onChange}
          completions={complete}
          help={help}
          problems={problems}
          history={history}
          takesFocus={takesFocus}
          nonce={pageNonce()}
          {...(keys && { keys })}
          {...(placeholder !== undefined && { placeholder })}
        />
      </div>
      {refused && <Complaint refused={refused} onShow={place ? () => editor.current?.showProblem() : undefined} />}
    </div>
  );
}

/** The error's sentences under the text that it is about; pressed, they lead to the place. */
function Complaint({ refused, onShow }: { refused: Refused; onShow: (() => void) | undefined }) {
  const { error } = useTranslator();
  const { what, do: advice, code } = error(errorInText(refused));
  const sentences = (
    <>
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span className={classNames(styles.words)}>
        <span className={classNames(styles.what)}>{what}</span> <span className={classNames(styles.advice)}>{advice}</span>
      </span>
      <code className={classNames(styles.code)}>{code}</code>
    </>
  );
  return (
    <div role="alert" className={classNames(styles.complaint)}>
      {onShow ? (
        <Button onPress={onShow} className={classNames(styles.sentences)}>
          {sentences}
        </Button>
      ) : (
        <div className={classNames(styles.sentences)}>{sentences}</div>
      )}
    </div>
  );
}

/** The editor is there a moment later than its frame: whoever holds the handle need not know. */
function forwardTo(editor: { readonly current: CodeHandle | null }): CodeHandle {
  return {
    focus: () => editor.current?.focus(),
    insert: (text) => editor.current?.insert(text),
    select: (from, to) => editor.current?.select(from, to),
    showProblem: () => editor.current?.showProblem(),
    toggleComment: () => editor.current?.toggleComment(),
    showHelp: () => editor.current?.showHelp() ?? false,
    get selection() {
      return editor.current?.selection ?? { from: 0, to: 0 };
    },
  };
}
