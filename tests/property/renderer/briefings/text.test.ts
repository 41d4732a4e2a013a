import { splitBlock } from '@tiptap/pm/commands';
import type { Node as TextNode } from '@tiptap/pm/model';
import { AllSelection, EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, parseBriefing, questionsOf, tidyContent, writeBriefing } from '#shared/briefing';
import { execute, type History, jsonEditor, type JsonCommand, type JsonValue, redo, startHistory, undo } from '#shared/document';
import { adopt } from '../../../../renderer/features/briefings/editor/adopt';
import { setTexts, type TextKind } from '../../../../renderer/features/briefings/editor/set-texts';
import { changeBlocks } from '../../../../renderer/features/briefings/model/content';
import { boundIn } from '../../../../renderer/features/briefings/model/places';
import { plainInlines } from '../../../../renderer/features/briefings/model/plain-inlines';
import { briefingSchema as schema } from '../../../../renderer/features/briefings/model/schema';
import { toBlocks, toDocument, writeBlocks } from '../../../../renderer/features/briefings/model/text-document';
import { anyBriefing } from './arbitrary';

/** The same briefing with what is set alike in one piece; a lone empty paragraph is nothing. */
function tidy(blocks: readonly Block[]): readonly Block[] {
  const tidied = blocks.map((block): Block => {
    if (block.type === 'list') return { ...block, items: block.items.map(tidyContent) };
    return block.type === 'paragraph' || block.type === 'note' ? { ...block, content: tidyContent(block.content) } : block;
  });
  const [only] = tidied;
  return tidied.length === 1 && only?.type === 'paragraph' && only.content.length === 0 ? [] : tidied;
}

describe('the text of a briefing in the editor', () => {
  it('is the same briefing again, whatever the briefing says', () => {
    fc.assert(
      fc.property(anyBriefing, (json) => {
        const { blocks } = parseBriefing(json);
        const document = toDocument(blocks, schema);
        document.check();
        expect(toBlocks(document)).toEqual(tidy(blocks));
        expect(toDocument(toBlocks(document), schema).eq(document)).toBe(true);
      }),
    );
  });

  it('is written as a file that reads as the same briefing', () => {
    fc.assert(
      fc.property(anyBriefing, (json) => {
        const briefing = parseBriefing(json);
        const written = parseBriefing(JSON.stringify(writeBriefing(briefing)));
        expect({ ...written, blocks: tidy(written.blocks) }).toEqual({ ...briefing, blocks: tidy(briefing.blocks) });
        expect(writeBriefing(written)).toEqual(writeBriefing(briefing));
        const blocks = writeBlocks(toDocument(briefing.blocks, schema));
        expect(parseBriefing({ ...writeBriefing(briefing), blocks }).blocks).toEqual(tidy(briefing.blocks));
      }),
    );
  });
});

describe('what is bound in a text', () => {
  it('is what its file asks, at the same places and in the same order', () => {
    fc.assert(
      fc.property(anyBriefing, (json) => {
        const { blocks } = parseBriefing(writeBriefing(parseBriefing(json)));
        const asked = questionsOf({ blocks }).map(({ kind, place }) => ({ kind, place }));
        expect(boundIn(toDocument(blocks, schema)).map(({ kind, place }) => ({ kind, place }))).toEqual(asked);
      }),
    );
  });
});

/** An editor beside its document, without a page. */
interface Writing {
  readonly state: EditorState;
  readonly history: History<JsonValue, JsonCommand>;
}

const KINDS: readonly TextKind[] = [{ block: 'paragraph' }, { block: 'heading', level: 3 }, { block: 'note' }, { list: true }, { list: false }];
const FIGURE = { sql: 'select 1', params: {} };

/** What people do, chosen by a few numbers. */
const EDITS: readonly ((state: EditorState, seed: number) => Transaction | null)[] = [
  ({ tr }, seed) => tr.insertText(['a', 'ż', ' ', 'word'][seed % 4] as string),
  ({ tr }) => tr.deleteSelection(),
  (state) => ran(state, splitBlock),
  ({ tr, selection }, seed) => (selection.empty ? null : tr.addMark(selection.from, selection.to, schema.mark(seed % 2 === 0 ? 'bold' : 'italic'))),
  ({ tr, selection }) => tr.addMark(selection.from, selection.to, schema.mark('link', { href: 'https://udsc.gov.pl' })),
  ({ tr, selection }) => tr.removeMark(selection.from, selection.to),
  ({ tr }, seed) => (setTexts(tr, KINDS[seed % KINDS.length] as TextKind) ? tr : null),
  ({ tr }) => tr.replaceSelectionWith(schema.node('figure', { figure: FIGURE }), false),
  ({ tr }) => tr.replaceSelectionWith(schema.node('footnote', { content: ['See ', { figure: FIGURE }] }), false),
  ({ tr }) => tr.replaceSelectionWith(schema.node('table', { block: { type: 'table', sql: 'select 2', params: {}, rows: 50 } }), false),
  ({ tr, selection }, seed) => (selection instanceof NodeSelection && selection.node.type.name === 'table' ? tr.setNodeAttribute(selection.from, 'block', { ...selection.node.attrs.block, caption: `c${seed}` }) : null),
];

function ran(state: EditorState, command: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean): Transaction | null {
  let done: Transaction | null = null;
  command(state, (tr) => {
    done = tr;
  });
  return done;
}

function selected(state: EditorState, one: number, other: number): EditorState {
  const size = state.doc.content.size;
  const [from, to] = [state.doc.resolve(one % (size + 1)), state.doc.resolve(other % (size + 1))];
  if (one % 17 === 0) return state.apply(state.tr.setSelection(new AllSelection(state.doc)));
  if (one % 5 === 0 && from.nodeAfter && NodeSelection.isSelectable(from.nodeAfter)) return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, from.pos)));
  return state.apply(state.tr.setSelection(TextSelection.between(from, other % 3 === 0 ? from : to)));
}

function edited({ state, history }: Writing, tr: Transaction): Writing {
  const next = state.apply(tr);
  next.doc.check();
  const command = changeBlocks(history.document, writeBlocks(next.doc));
  return { state: next, history: command === null ? history : execute(history, jsonEditor, command).history };
}

/** The editor shows what the document holds. */
function shown(state: EditorState, content: JsonValue): TextNode {
  const tr = adopt(state.tr, toDocument(parseBriefing(content).blocks, schema));
  return tr === null ? state.doc : state.apply(tr).doc;
}

const plugins = plainInlines.config.addProseMirrorPlugins?.call({} as never) ?? [];

describe('editing', () => {
  it('gives back the same file and the same text when every edit is undone, and again when it is redone', () => {
    const choice = fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(EDITS.length - 1), fc.nat(100));
    fc.assert(
      fc.property(anyBriefing, fc.array(choice, { minLength: 1, maxLength: 12 }), (json, choices) => {
        const content: JsonValue = { ...writeBriefing(parseBriefing(json)) };
        let writing: Writing = { state: EditorState.create({ doc: toDocument(parseBriefing(content).blocks, schema), plugins }), history: startHistory<JsonValue, JsonCommand>(content) };
        const first = writing.state.doc;
        for (const [from, to, edit, seed] of choices) {
          const state = selected(writing.state, from, to);
          const tr = (EDITS[edit] as (typeof EDITS)[number])(state, seed);
          writing = tr === null ? { ...writing, state } : edited({ ...writing, state }, tr);
          expect(shown(writing.state, writing.history.document).eq(writing.state.doc)).toBe(true);
        }
        const [last, lastContent] = [writing.state.doc, writing.history.document];
        let { state, history } = writing;
        for (let step = undo(history, jsonEditor); step !== null; step = undo(history, jsonEditor)) {
          history = step.history;
          state = EditorState.create({ doc: shown(state, history.document), plugins });
        }
        expect(JSON.stringify(history.document)).toBe(JSON.stringify(content));
        expect(state.doc.eq(first)).toBe(true);
        for (let step = redo(history, jsonEditor); step !== null; step = redo(history, jsonEditor)) {
          history = step.history;
          state = EditorState.create({ doc: shown(state, history.document), plugins });
        }
        expect(history.document).toEqual(lastContent);
        expect(state.doc.eq(last)).toBe(true);
      }),
    );
  });
});
