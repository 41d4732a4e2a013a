import { type Editor, EditorContent } from '@tiptap/react';
import { Bold, Hash, Italic } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button, classNames, IconButton, SidePanel, Toolbar, useTranslator } from '#renderer/ui';
import { useBriefing } from '../context';
import { change, goTo, takeOut } from '../editor/insert';
import { draftOf, FigureForm, type FigureDraft, figureOf } from './figure-form';
import styles from './panels.module.css';
import { useNoteEditor } from './use-note-editor';

/** What a footnote says. It is written into the briefing as one types. */
export function FootnotePanel({ at, onClose }: { at: number; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const [figure, setFigure] = useState<{ readonly at: number | null; readonly draft: FigureDraft } | null>(null);
  const note = useNoteEditor(at, (place, value) => setFigure({ at: place, draft: draftOf(value) }));
  const bind = (): void => {
    const value = figure && figureOf(figure.draft);
    if (!value || !figure) return;
    if (figure.at === null) note.chain().insertContent({ type: 'figure', attrs: { figure: value } }).run();
    else change(note, figure.at, 'figure', value);
    setFigure(null);
  };
  const close = (): void => {
    onClose();
    goTo(editor, at);
  };
  const remove = (): void => {
    onClose();
    takeOut(editor, at);
    editor.commands.focus();
  };
  return (
    <SidePanel isOpen title={t('briefings:insert.footnote')} onClose={figure ? () => setFigure(null) : close} actions={figure ? <BindActions isReady={figureOf(figure.draft) !== null} onBack={() => setFigure(null)} onBind={bind} /> : <NoteActions onRemove={remove} onDone={close} />}>
      {figure ? <FigureForm draft={figure.draft} onChange={(draft) => setFigure({ ...figure, draft })} onSubmit={bind} /> : <NoteText note={note} onFigure={() => setFigure({ at: null, draft: draftOf(undefined) })} />}
    </SidePanel>
  );
}

function NoteText({ note, onFigure }: { note: Editor; onFigure: () => void }) {
  const { t } = useTranslator();
  const { document } = useBriefing();
  useEffect(() => {
    note.commands.focus('end');
  }, [note]);
  // Undo goes to the briefing, of which the note is a part.
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !/^[zy]$/i.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey || event.key.toLowerCase() === 'y') document.redo();
    else document.undo();
  };
  return (
    <div className={classNames(styles.form)}>
      <Toolbar label={t('briefings:toolbar.footnote')}>
        <IconButton label={t('briefings:toolbar.bold')} icon={Bold} shortcut="Mod+B" onPress={() => note.chain().focus().toggleBold().run()} />
        <IconButton label={t('briefings:toolbar.italic')} icon={Italic} shortcut="Mod+I" onPress={() => note.chain().focus().toggleItalic().run()} />
        <IconButton label={t('briefings:insert.figure')} icon={Hash} onPress={onFigure} />
      </Toolbar>
      <div className={classNames(styles.note)} onKeyDownCapture={onKeyDownCapture}>
        <EditorContent editor={note} />
      </div>
    </div>
  );
}

function NoteActions({ onRemove, onDone }: { onRemove: () => void; onDone: () => void }) {
  const { t } = useTranslator();
  return (
    <>
      <Button tone="refuse" onPress={onRemove}>
        {t('briefings:panel.takeOut')}
      </Button>
      <Button tone="strong" onPress={onDone}>
        {t('briefings:panel.done')}
      </Button>
    </>
  );
}

function BindActions({ isReady, onBack, onBind }: { isReady: boolean; onBack: () => void; onBind: () => void }) {
  const { t } = useTranslator();
  return (
    <>
      <Button onPress={onBack}>{t('briefings:panel.back')}</Button>
      <Button tone="strong" shortcut="Mod+Enter" isDisabled={!isReady} onPress={onBind}>
        {t('briefings:panel.bindFigure')}
      </Button>
    </>
  );
}
