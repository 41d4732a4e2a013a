import type { Transaction } from '@tiptap/pm/state';
import { type Editor, type JSONContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import { type OpenDocument, useWorkbench, type Workbench } from '#renderer/workbench';
import { type Briefing, type Figure, formatFigure } from '#shared/briefing';
import type { JsonValue } from '#shared/document';
import type { Translator } from '#shared/i18n';
import { changeBlocks, readContent } from '../model/content';
import { figureNode } from '../model/inline-nodes';
import { BRIEFING_NODES, briefingSchema } from '../model/schema';
import { toDocument, writeBlocks } from '../model/text-document';
import { briefingsOf, moved, type Panel } from '../store';
import { withViews } from '../views';
import { singleValue } from '../views/value';
import { adopt, ADOPTED } from './adopt';
import { letEscape } from './escape';
import { briefingKeys } from './keys';
import { useLatest } from './latest';
import { paste } from './paste';
import { slash, SlashKeys } from './slash';
import styles from './text.module.css';

export interface TextEditor {
  readonly editor: Editor;
  readonly slashKeys: SlashKeys;
}

/**
 * The editor of a briefing's text. It holds nothing of its own: every edit is a command on the document at once,
 * and whatever the document becomes otherwise (undo, another window) is shown.
 */
export function useTextEditor(document: OpenDocument, briefing: Briefing, speaker: Translator): TextEditor {
  const workbench = useWorkbench();
  const reader = useTranslator();
  const slashKeys = useMemo(() => new SlashKeys(), []);
  const speaking = useLatest({ speaker, reader });
  const isOwn = useRef(false);
  const editor = useEditor(
    {
      injectCSS: false,
      enablePasteRules: false,
      content: toDocument(briefing.blocks, briefingSchema).toJSON() as JSONContent,
      extensions: extensionsOf(workbench, document, slashKeys, () => speaking.now),
      editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': reader.t('briefings:text'), lang: speaker.language, spellcheck: 'false', class: styles.text ?? '' } },
      onUpdate: ({ editor: { state }, transaction }) => {
        if (transaction.getMeta(ADOPTED) === true) return;
        const command = changeBlocks(document.state.getState().content, writeBlocks(state.doc));
        if (command === null) return;
        isOwn.current = true;
        document.execute(command);
        isOwn.current = false;
      },
      onTransaction: ({ editor: { view }, transaction }) => {
        if (view.hasFocus()) briefingsOf(workbench).carets.set(document.id, { anchor: transaction.selection.anchor, head: transaction.selection.head });
        followPanel(workbench, transaction);
      },
    },
    [document],
  );
  useCaret(editor, workbench, document);
  useEffect(() => shows(editor, document, isOwn), [editor, document]);
  return useMemo(() => ({ editor, slashKeys }), [editor, slashKeys]);
}

type Speaking = { readonly speaker: Translator; readonly reader: Translator };

function extensionsOf(workbench: Workbench, document: OpenDocument, keys: SlashKeys, speaking: () => Speaking) {
  const { store } = briefingsOf(workbench);
  const shown = (figure: Figure): string => {
    const known = workbench.answers.known(figure);
    const value = known && singleValue(known.table);
    return value === undefined ? '' : formatFigure(value, figure, speaking().speaker);
  };
  return [
    ...withViews(BRIEFING_NODES.map((extension) => (extension.name === figureNode.name ? figureNode.configure({ shown }) : extension))),
    briefingKeys.configure({
      undo: () => document.undo(),
      redo: () => document.redo(),
      onOpen: (kind, at) => store.setState({ panel: { kind, at } as Panel }),
    }),
    letEscape,
    paste.configure({ onPicture: () => notify({ tone: 'said', text: speaking().reader.t('briefings:noPictures') }) }),
    slash.configure({ keys, hint: () => speaking().reader.t('briefings:hint'), emptyClass: styles.empty ?? '' }),
  ];
}

/** What is edited in a panel follows every change of the text. */
function followPanel(workbench: Workbench, { mapping, docChanged }: Transaction): void {
  const { store } = briefingsOf(workbench);
  const { panel } = store.getState();
  const now = docChanged ? moved(panel, mapping) : panel;
  if (now !== panel) store.setState({ panel: now });
}

/** The caret as it was left. */
function useCaret(editor: Editor, workbench: Workbench, { id }: OpenDocument): void {
  useEffect(() => {
    const caret = briefingsOf(workbench).carets.get(id);
    const size = editor.state.doc.content.size;
    if (caret) editor.commands.setTextSelection({ from: Math.min(caret.anchor, caret.head, size), to: Math.min(Math.max(caret.anchor, caret.head), size) });
  }, [editor, workbench, id]);
}

function show(editor: Editor, { blocks }: Briefing): void {
  if (editor.isDestroyed) return;
  const tr = adopt(editor.state.tr, toDocument(blocks, editor.schema));
  if (tr) editor.view.dispatch(tr);
}

/** @returns stops showing */
function shows(editor: Editor, document: OpenDocument, isOwn: { readonly current: boolean }): () => void {
  return document.state.subscribe((now, before) => {
    if (isOwn.current || blocksOf(now.content) === blocksOf(before.content)) return;
    const { briefing } = readContent(now.content);
    if (briefing) show(editor, briefing);
  });
}

function blocksOf(content: JsonValue): JsonValue | undefined {
  return (content as { readonly blocks?: JsonValue }).blocks;
}
