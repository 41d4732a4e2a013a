import { useState } from 'react';
import { Button, SidePanel, TextField, useTranslator } from '#renderer/ui';
import { useBriefing } from '../context';
import { change } from '../editor/insert';

/** The title of a note; without one it has none. */
export function NotePanel({ at, onClose }: { at: number; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const [title, setTitle] = useState(() => (editor.state.doc.nodeAt(at)?.attrs.title as string | null) ?? '');
  const done = (): void => {
    change(editor, at, 'title', title.trim() === '' ? null : title.trim());
    onClose();
    editor.commands.focus();
  };
  return (
    <SidePanel
      isOpen
      title={t('briefings:insert.note')}
      onClose={onClose}
      actions={
        <Button tone="strong" onPress={done}>
          {t('briefings:panel.change')}
        </Button>
      }
    >
      <TextField label={t('briefings:note.title')} value={title} onChange={setTitle} onKeyDown={(event) => (event.key === 'Enter' ? done() : event.continuePropagation())} />
    </SidePanel>
  );
}
