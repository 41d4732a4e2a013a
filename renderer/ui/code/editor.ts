import { closeCompletion } from '@codemirror/autocomplete';
import { toggleComment } from '@codemirror/commands';
import { forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, placeholder, type ViewUpdate } from '@codemirror/view';
import { type CodeChange, changesOf, difference } from './changes';
import type { CodeCompleter, CodeHandle, CodeHelper, CodeHistory, CodeLanguage, CodeProblem } from './code';
import { commonExtensions, completionExtension, historyExtension, keysExtension, languageExtension } from './extensions';
import { helpExtension, showHelp } from './help';

/** A change that came from the document and not from the hand. */
const fromOutside = Annotation.define<boolean>();

/** What an editor asks and tells while it is there. */
export interface EditorProps {
  readonly keys?: Readonly<Record<string, () => void>>;
  readonly history?: CodeHistory | undefined;
  readonly completions?: CodeCompleter | undefined;
  readonly help?: CodeHelper | undefined;
  readonly onChange?: (value: string, changes: readonly CodeChange[]) => void;
}

/** What is settled when it is made. */
export interface EditorOptions {
  readonly language: CodeLanguage;
  readonly value: string;
  readonly nonce: string;
  readonly lineNumbers: boolean;
  readonly props: EditorProps;
}

/** What of an editor may be another on the next render. */
export interface EditorLook {
  readonly label: string;
  readonly placeholder: string | undefined;
  readonly isReadOnly: boolean;
  /** CodeMirror's own words, in the reader's language. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** A CodeMirror that speaks in whole texts and single changes. */
export class Editor implements CodeHandle {
  readonly #view: EditorView;
  readonly #look = new Compartment();
  /** The latest: what is asked and told is asked of them. */
  #props: EditorProps;

  constructor(parent: HTMLElement, { language, value, nonce, lineNumbers, props }: EditorOptions) {
    this.#props = props;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce),
          keysExtension(() => this.#props.keys ?? {}),
          historyExtension(() => this.#props.history, props.history === undefined),
          commonExtensions(lineNumbers),
          languageExtension(language),
          completionExtension(() => this.#props.completions),
          helpExtension(() => this.#props.help),
          this.#look.of([]),
          EditorView.updateListener.of((update) => this.#tell(update)),
        ],
      }),
    });
  }

  use(props: EditorProps): void {
    this.#props = props;
  }

  show(look: EditorLook): void {
    this.#view.dispatch({ effects: this.#look.reconfigure(lookOf(look)) });
  }

  /** The text as the document has it; what is equal stays, and the caret goes to what is not. */
  set(value: string): void {
    const change = difference(this.#view.state.doc.toString(), value);
    if (change === null) return;
    const { at, remove, insert } = change;
    closeCompletion(this.#view);
    this.#view.dispatch({ changes: { from: at, to: at + remove, insert }, selection: { anchor: at + insert.length }, annotations: fromOutside.of(true), scrollIntoView: true });
  }

  mark(problems: readonly CodeProblem[]): void {
    const { state } = this.#view;
    const within = (place: number): number => Math.min(Math.max(0, place), state.doc.length);
    this.#view.dispatch(setDiagnostics(state, problems.map(({ from, to, message }) => ({ from: within(from), to: within(to), message, severity: 'error' }))));
  }

  focus(): void {
    this.#view.focus();
  }

  insert(text: string): void {
    this.#view.dispatch(this.#view.state.replaceSelection(text), { scrollIntoView: true });
    this.#view.focus();
  }

  select(from: number, to = from): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) }, scrollIntoView: true });
    this.#view.focus();
  }

  showProblem(): void {
    let first: { from: number; to: number } | undefined;
    forEachDiagnostic(this.#view.state, (_problem, from, to) => (first ??= { from, to }));
    if (first) this.select(first.from, first.to);
  }

  toggleComment(): void {
    toggleComment(this.#view);
  }

  showHelp(): boolean {
    return showHelp(this.#view, this.#props.help);
  }

  get selection(): { from: number; to: number } {
    const { from, to } = this.#view.state.selection.main;
    return { from, to };
  }

  destroy(): void {
    this.#view.destroy();
  }

  #tell({ docChanged, transactions, startState, state, changes }: ViewUpdate): void {
    if (!docChanged || transactions.some((transaction) => transaction.annotation(fromOutside))) return;
    const made = changesOf(changes, startState.doc);
    if (made.length > 0) this.#props.onChange?.(state.doc.toString(), made);
  }
}

function lookOf({ label, placeholder: words, isReadOnly, phrases }: EditorLook): Extension {
  return [
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', translate: 'no' }),
    EditorState.phrases.of(phrases),
    EditorState.readOnly.of(isReadOnly),
    ...(words === undefined ? [] : [placeholder(words)]),
  ];
}
