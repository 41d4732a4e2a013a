import type { Ref } from 'react';
import type { Shortcut } from '../shortcut/keys';
import type { CodeChange } from './changes';

export type CodeLanguage = 'sql' | 'json';

/** A place in the text that something is wrong with; UTF-16 units, `to` exclusive. */
export interface CodeProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** What a suggestion is, said by its sign. */
export type CodeKind = 'table' | 'field' | 'function' | 'keyword' | 'package' | 'value';

/** Something that could stand here. */
export interface CodeSuggestion {
  readonly label: string;
  readonly kind: CodeKind;
  /** Beside it, quiet: a title, a signature. */
  readonly detail?: string | undefined;
  /** More about the one that is looked at. */
  readonly info?: string | undefined;
  /** What is written; the label where it is left out. */
  readonly insert?: string | undefined;
  /** How far before the end of what is written the caret comes to stand: 1 is between the brackets of `sum()`. */
  readonly back?: number;
}

export interface CodeSuggestions {
  /** Where the text begins that they would replace; it ends at the caret. */
  readonly from: number;
  /** Best first; what is typed next asks again. */
  readonly options: readonly CodeSuggestion[];
}

/** What could stand at a place. `asked`: by keys, and not in passing while one types. */
export type CodeCompleter = (text: string, at: number, asked: boolean) => CodeSuggestions | null;

/** What is known of a word of the text; UTF-16 units, `to` exclusive. */
export interface CodeHelp {
  readonly from: number;
  readonly to: number;
  /** How it is written: `round(x, digits)`. */
  readonly title: string;
  readonly text: string;
}

/** What is known of the word at a place; `null`: nothing. */
export type CodeHelper = (text: string, at: number) => CodeHelp | null;

/** Where undo and redo go that are pressed in the editor. */
export interface CodeHistory {
  undo(): void;
  redo(): void;
}

/** An editor as its screen reaches into it. */
export interface CodeHandle {
  focus(): void;
  /** Writes at the caret, in place of what is selected. */
  insert(text: string): void;
  /** Selects, brings it into sight and takes the focus. */
  select(from: number, to?: number): void;
  /** Goes to the first place that something is wrong with, wherever typing has moved it. */
  showProblem(): void;
  toggleComment(): void;
  /** Shows what is known of the word at the caret; whether there was something to show. */
  showHelp(): boolean;
  readonly selection: { readonly from: number; readonly to: number };
}

export interface CodeEditorProps {
  readonly language: CodeLanguage;
  /** What is written here, for assistive tools. */
  readonly label: string;
  /** Lines end in LF. */
  readonly value: string;
  /** The text as it is now, and how it came from the last. */
  readonly onChange?: (value: string, changes: readonly CodeChange[]) => void;
  readonly completions?: CodeCompleter | undefined;
  readonly help?: CodeHelper | undefined;
  readonly problems?: readonly CodeProblem[] | undefined;
  /** Keys that hold while the editor has the focus, before its own. */
  readonly keys?: Readonly<Record<Shortcut, () => void>>;
  /** The document whose history this is part of; without one the editor keeps its own. */
  readonly history?: CodeHistory | undefined;
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
  readonly lineNumbers?: boolean;
  /** Takes the focus when it appears, unless somebody is at something else already. */
  readonly takesFocus?: boolean;
  /** The page's, for the style elements that CodeMirror may make. */
  readonly nonce: string;
  readonly ref?: Ref<CodeHandle>;
}
