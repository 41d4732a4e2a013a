import { type Editor, Extension } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import { useEditor, useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslator } from '#renderer/ui';
import { type Content, type Figure, writeContent } from '#shared/briefing';
import { isEqual } from '#shared/document';
import { useBriefing } from '../context';
import { adopt, ADOPTED } from '../editor/adopt';
import { letEscape } from '../editor/escape';
import { change } from '../editor/insert';
import { type Latest, useLatest } from '../editor/latest';
import { paste } from '../editor/paste';
import { fromNodes, toNodes } from '../model/inline';
import { FOOTNOTE_NODES } from '../model/schema';
import { withViews } from '../views';

/** The small editor of a footnote: what is written there is at once in the briefing, and what the briefing says is shown. */
export function useNoteEditor(at: number, onFigure: (place: number, figure: Figure) => void): Editor {
  const { t } = useTranslator();
  const { editor: text, speaker } = useBriefing();
  const latest = useLatest({ at, onFigure });
  // Made once: the editor would begin anew with others.
  const [extensions] = useState(() => [...withViews(FOOTNOTE_NODES), paste, letEscape, figureKeys(latest)]);
  const note = useEditor({
    injectCSS: false,
    enablePasteRules: false,
    extensions,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('briefings:insert.footnote'), lang: speaker.language, spellcheck: 'false' } },
    onUpdate({ editor: { state }, transaction }) {
      const content = fromNodes(state.doc.firstChild?.content ?? state.doc.content);
      if (transaction.getMeta(ADOPTED) !== true) change(text, latest.now.at, 'content', content);
    },
  });
  const content = useEditorState({ editor: text, selector: ({ editor }) => (editor.state.doc.nodeAt(at)?.attrs.content as Content | undefined) ?? null });
  useEffect(() => {
    if (content !== null) show(note, content);
  }, [note, content]);
  return note;
}

function show(note: Editor, content: Content): void {
  const { doc, tr } = note.state;
  if (isEqual(writeContent(fromNodes(doc.firstChild?.content ?? doc.content)), writeContent(content))) return;
  const { schema } = note as { readonly schema: Schema };
  const adopted = adopt(tr, schema.node('doc', null, schema.node('paragraph', null, toNodes(content, schema))));
  if (adopted) note.view.dispatch(adopted);
}

/** Enter or a click opens the query of a number in the note. */
function figureKeys(latest: Latest<{ readonly onFigure: (place: number, figure: Figure) => void }>): Extension {
  return Extension.create({
    name: 'noteKeys',
    priority: 1_000,
    addKeyboardShortcuts: () => ({
      Enter: ({ editor: { state } }) => {
        if (state.selection instanceof NodeSelection) latest.now.onFigure(state.selection.from, state.selection.node.attrs.figure as Figure);
        // A note is one run of text.
        return true;
      },
    }),
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleClickOn(_view, _place, node, at, _event, direct) {
            if (direct && node.type.name === 'figure') latest.now.onFigure(at, node.attrs.figure as Figure);
            return false;
          },
        },
      }),
    ],
  });
}
