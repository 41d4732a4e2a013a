import { useState } from 'react';
import { TextField } from '#renderer/ui';

export interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called once, when the field is left or Enter is pressed. */
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
}

/** A value that only counts as a whole: half a number is none. Escape leaves it as it was. */
export function DraftField({ label, value, onCommit, placeholder }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  return (
    <TextField
      label={label}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape' && draft !== null) setDraft(null);
        else event.continuePropagation();
      }}
      {...(placeholder !== undefined && { placeholder })}
    />
  );
}
