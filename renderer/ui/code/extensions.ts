import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, type Completion, type CompletionResult, completionKeymap, insertCompletionText, pickedCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, type KeyBinding, keymap, lineNumbers } from '@codemirror/view';
import { matchesShortcut, ON_MAC, type Shortcut } from '../shortcut/keys';
import { caretInSight } from './caret-in-sight';
import type { CodeCompleter, CodeHistory, CodeLanguage, CodeSuggestion } from './code';
import { SQLITE } from './sqlite-dialect';
import { THEME } from './theme';

/** Keys of CodeMirror's that mean something else in this house: running, comments, and what every screen has. */
const TAKEN = new Set(['Mod-Enter', 'Mod-/', 'Mod-k', 'Mod-o', 'Mod-i']);

/** What every editor has, whatever is written in it. */
export function commonExtensions(withLineNumbers: boolean): Extension[] {
  return [
    ...(withLineNumbers ? [lineNumbers(), highlightActiveLineGutter()] : []),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    EditorView.lineWrapping,
    caretInSight,
    EditorState.tabSize.of(2),
    // Tab leaves the editor, as it leaves every field, unless there is a suggestion to take.
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap, ...withoutTaken(defaultKeymap), ...completionKeymap, ...lintKeymap]),
    THEME,
  ];
}

export function languageExtension(language: CodeLanguage): Extension {
  return language === 'json' ? json() : SQLITE.extension;
}


/** The editor's own history, or the keys that lead to the document's. */
export function historyExtension(document: () => CodeHistory | undefined, own: boolean): Extension {
  if (own) return [history(), keymap.of(historyKeymap)];
  const undo = (): true => (document()?.undo(), true);
  const redo = (): true => (document()?.redo(), true);
  return [
    // By all modifiers: CodeMirror takes Ctrl+Shift+Z for Ctrl+Z where Caps Lock makes it a small letter.
    keysExtension(() => ({ 'Mod+Z': undo, 'Mod+Shift+Z': redo, 'Mod+Y': redo })),
    // "Undo" of the browser's own menu.
    EditorView.domEventHandlers({
      beforeinput(event) {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        return event.inputType === 'historyUndo' ? undo() : redo();
      },
    }),
  ];
}

/** The screen's own keys, before those of the editor. */
export function keysExtension(keys: () => Readonly<Record<Shortcut, () => void>>): Extension {
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown(event) {
        const pressed = Object.entries(keys()).find(([shortcut]) => matchesShortcut(shortcut, event, ON_MAC));
        if (pressed === undefined) return false;
        event.preventDefault();
        pressed[1]();
        return true;
      },
    }),
  );
}

export function completionExtension(complete: () => CodeCompleter | undefined): Extension {
  return autocompletion({
    icons: true,
    maxRenderedOptions: 60,
    override: [
      ({ state, pos, explicit }): CompletionResult | null => {
        const found = complete()?.(state.doc.toString(), pos, explicit);
        if (!found || found.options.length === 0) return null;
        return { from: found.from, options: found.options.map(asCompletion), filter: false };
      },
    ],
  });
}

function asCompletion({ label, kind, detail, info, insert = label, back = 0 }: CodeSuggestion): Completion {
  return {
    label,
    type: kind,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
    apply(view, completion, from, to) {
      view.dispatch({ ...insertCompletionText(view.state, insert, from, to), annotations: pickedCompletion.of(completion) });
      if (back > 0) view.dispatch({ selection: { anchor: view.state.selection.main.head - back } });
    },
  };
}

function withoutTaken(bindings: readonly KeyBinding[]): KeyBinding[] {
  return bindings.filter(({ key }) => key === undefined || !TAKEN.has(key));
}
