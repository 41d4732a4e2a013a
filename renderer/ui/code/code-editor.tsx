import { lazy, Suspense } from 'react';
import { classNames } from '../class-names';
import type { CodeEditorProps } from './code';
import styles from './code-editor.module.css';

const CodeMirror = lazy(() => import('./code-mirror'));

/** A text in a language that machines read: SQL, JSON. It fills its place, which has a height. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<pre className={classNames(styles.waiting)}>{props.value}</pre>}>
      <CodeMirror {...props} />
    </Suspense>
  );
}
