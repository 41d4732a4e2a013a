/** A document after a command, and the command that takes it back. */
export interface Applied<Document, Command> {
  readonly document: Document;
  readonly inverse: Command;
}

/**
 * How documents of one kind are edited. Commands are plain data, never functions: undo, the journal, crash
 * recovery and the history view all read the same list of them.
 */
export interface Editor<Document, Command> {
  /** Documents are values: the one given is never changed. Taking the inverse gives it back exactly. */
  apply(document: Document, command: Command): Applied<Document, Command>;
  /** The one command that does what two do one after the other, where people see them as one stroke of typing; else `null`. */
  join(earlier: Command, later: Command): Command | null;
}
