import type { Editor } from './command';

/** One step back or forward, as people count steps. */
export interface Step<Command> {
  readonly command: Command;
  readonly inverse: Command;
}

/** A document with what was done to it. A value: every change gives a new one. */
export interface History<Document, Command> {
  readonly document: Document;
  /** Grows by one with every change, undo and redo included; never falls. */
  readonly revision: number;
  readonly undoable: readonly Step<Command>[];
  /** The next to be redone comes last. */
  readonly redoable: readonly Step<Command>[];
  /** Whether the next stroke of typing may join the last one. */
  readonly typing: boolean;
}

/** What happened in one change, for a journal: applying the commands in order of revisions gives the document. */
export interface Change<Command> {
  readonly revision: number;
  readonly command: Command;
}

export interface Changed<Document, Command> {
  readonly history: History<Document, Command>;
  readonly change: Change<Command>;
}

/** A document as it was stored, with nothing to undo yet. */
export function startHistory<Document, Command>(document: Document, revision = 0): History<Document, Command> {
  return { document, revision, undoable: [], redoable: [], typing: false };
}

/** Does a command. What had been undone can no longer be redone. Typing in one stroke becomes one step. */
export function execute<Document, Command>(history: History<Document, Command>, editor: Editor<Document, Command>, command: Command): Changed<Document, Command> {
  const { document, inverse } = editor.apply(history.document, command);
  const step = joined(history, editor, command) ?? { command, inverse };
  const before = step.command === command ? history.undoable : history.undoable.slice(0, -1);
  return changed({ ...history, document, undoable: [...before, step], redoable: [], typing: true }, command);
}

/** Takes the last step back; `null` when there is none. */
export function undo<Document, Command>(history: History<Document, Command>, editor: Editor<Document, Command>): Changed<Document, Command> | null {
  const step = history.undoable.at(-1);
  if (step === undefined) return null;
  const { document } = editor.apply(history.document, step.inverse);
  const undoable = history.undoable.slice(0, -1);
  return changed({ ...history, document, undoable, redoable: [...history.redoable, step], typing: false }, step.inverse);
}

/** Does the step again that was taken back last; `null` when there is none. */
export function redo<Document, Command>(history: History<Document, Command>, editor: Editor<Document, Command>): Changed<Document, Command> | null {
  const step = history.redoable.at(-1);
  if (step === undefined) return null;
  const { document } = editor.apply(history.document, step.command);
  const redoable = history.redoable.slice(0, -1);
  return changed({ ...history, document, undoable: [...history.undoable, step], redoable, typing: false }, step.command);
}

/** Ends the stroke of typing (a pause, another place, a save): what comes next is a step of its own. */
export function endStroke<Document, Command>(history: History<Document, Command>): History<Document, Command> {
  return { ...history, typing: false };
}

/** The last step and this command as one, with the inverse that takes both back. */
function joined<Document, Command>({ document, undoable, typing }: History<Document, Command>, editor: Editor<Document, Command>, command: Command): Step<Command> | null {
  const last = undoable.at(-1);
  if (!typing || last === undefined) return null;
  const both = editor.join(last.command, command);
  if (both === null) return null;
  const before = editor.apply(document, last.inverse).document;
  return { command: both, inverse: editor.apply(before, both).inverse };
}

function changed<Document, Command>(history: History<Document, Command>, command: Command): Changed<Document, Command> {
  const revision = history.revision + 1;
  return { history: { ...history, revision }, change: { revision, command } };
}
