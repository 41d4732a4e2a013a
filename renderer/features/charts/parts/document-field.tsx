import { useWorkbench } from '#renderer/workbench';
import { matchesShortcut, ON_MAC, type Shortcut, TextField } from '#renderer/ui';
import { useChart } from '../open-chart';

export interface DocumentFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly description?: string;
}

const UNDO: readonly Shortcut[] = ['Mod+Z'];
const REDO: readonly Shortcut[] = ['Mod+Shift+Z', 'Mod+Y'];

/** A text of the document: every key is a command, and undo is the document's, not the field's. */
export function DocumentField({ label, value, onChange, rows, placeholder, description }: DocumentFieldProps) {
  const { history } = useWorkbench();
  const { document } = useChart();
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      onBlur={() => document.endStroke()}
      onKeyDown={(event) => {
        const does = (keys: readonly Shortcut[]): boolean => keys.some((shortcut) => matchesShortcut(shortcut, event, ON_MAC));
        if (!does(UNDO) && !does(REDO)) return event.continuePropagation();
        event.preventDefault();
        void (does(UNDO) ? history.current?.undo() : history.current?.redo());
      }}
      {...(rows !== undefined && { rows })}
      {...(placeholder !== undefined && { placeholder })}
      {...(description !== undefined && { description })}
    />
  );
}
