import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import type { CodeEditorProps, CodeProblem } from './code';
import styles from './code-editor.module.css';
import { Editor, type EditorLook } from './editor';

const NO_PROBLEMS: readonly CodeProblem[] = [];

/** The editor itself, in a chunk of its own: nothing of CodeMirror is loaded before something is to be written. */
export default function CodeMirror(props: CodeEditorProps) {
  const { language, label, value, problems = NO_PROBLEMS, placeholder, isReadOnly = false, lineNumbers = true, nonce, ref } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const look = useLook(label, placeholder, isReadOnly);

  const begin = useEffectEvent((parent: HTMLElement) => new Editor(parent, { language, value, nonce, lineNumbers, props }));
  const wantsFocus = useEffectEvent(() => props.takesFocus === true && isFocusFree());
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const made = begin(frame.current);
    setEditor(made);
    if (wantsFocus()) made.focus();
    return () => made.destroy();
  }, [language, nonce, lineNumbers]);
  useLayoutEffect(() => editor?.use(props));
  // Before anything else is typed: what comes from the document must not take it back.
  useLayoutEffect(() => editor?.set(value), [editor, value]);
  useEffect(() => editor?.show(look), [editor, look]);
  useEffect(() => editor?.mark(problems), [editor, problems]);
  useImperativeHandle(ref, () => editor as Editor, [editor]);

  return <div ref={frame} className={classNames(styles.editor)} />;
}

/** Nothing has it, or the link that led here. */
function isFocusFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.closest('nav') !== null;
}

function useLook(label: string, placeholder: string | undefined, isReadOnly: boolean): EditorLook {
  const { t } = useTranslator();
  return useMemo(() => ({ label, placeholder, isReadOnly, phrases: { Completions: t('ui:code.suggestions') } }), [label, placeholder, isReadOnly, t]);
}
