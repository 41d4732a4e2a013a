import { useState } from 'react';
import { Button, SidePanel, useTranslator } from '#renderer/ui';
import type { Figure } from '#shared/briefing';
import { useBriefing } from '../context';
import { change, goTo, putFigure, takeOut } from '../editor/insert';
import { draftOf, FigureForm, figureOf } from './figure-form';

/** Binds a number of the text to its query, or changes what it is bound to. */
export function FigurePanel({ at, draft: given, onClose }: { at: number | null; draft?: Figure; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const [draft, setDraft] = useState(() => draftOf(given ?? (at === null ? undefined : (editor.state.doc.nodeAt(at)?.attrs.figure as Figure))));
  const figure = figureOf(draft);
  const done = (): void => {
    if (figure === null) return;
    if (at === null) putFigure(editor, figure);
    else change(editor, at, 'figure', figure);
    onClose();
    editor.commands.focus();
  };
  const remove = (): void => {
    onClose();
    if (at !== null) takeOut(editor, at);
    editor.commands.focus();
  };
  return (
    <SidePanel
      isOpen
      title={t(at === null ? 'briefings:panel.newFigure' : 'briefings:panel.figure')}
      onClose={() => {
        onClose();
        if (at !== null) goTo(editor, at);
      }}
      actions={
        <>
          {at !== null && (
            <Button tone="refuse" onPress={remove}>
              {t('briefings:panel.takeOut')}
            </Button>
          )}
          <Button tone="strong" shortcut="Mod+Enter" isDisabled={figure === null} onPress={done}>
            {t(at === null ? 'briefings:panel.put' : 'briefings:panel.change')}
          </Button>
        </>
      }
    >
      <FigureForm draft={draft} onChange={setDraft} onSubmit={done} />
    </SidePanel>
  );
}
