import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The house's tokens, told to CodeMirror in the way that it wants to be told. */
const frame = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--code-13)', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-placeholder': { color: 'var(--quiet)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px', marginLeft: '-1px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--quiet)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 4px 0 12px', fontSize: '12px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--accent) 24%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--edge)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', color: 'var(--refused)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--refused)', textDecorationSkipInk: 'none', textUnderlineOffset: '3px', backgroundColor: 'var(--refused-wash)' },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--refused)' },
});

const floats = EditorView.theme({
  '.cm-tooltip': { border: 'none', borderRadius: 'var(--radius)', backgroundColor: 'var(--paper)', color: 'var(--ink)', boxShadow: 'var(--float)', overflow: 'hidden' },
  '.cm-tooltip-lint': { padding: '0' },
  '.cm-help': { display: 'flex', flexDirection: 'column', gap: '4px', maxWidth: '420px', padding: '8px 12px' },
  '.cm-help > code': { font: 'var(--code-12)', fontWeight: '600', color: 'var(--accent)' },
  '.cm-help > p': { margin: '0', font: 'var(--text-12)', whiteSpace: 'pre-line' },
  '.cm-diagnostic': { padding: '8px 12px', margin: '0', maxWidth: '480px', font: 'var(--text-13)', borderLeft: '3px solid var(--refused)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { padding: '4px', minWidth: '280px', maxWidth: '560px', maxHeight: '288px', font: 'var(--code-12)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'baseline', gap: '8px', padding: '2px 8px 2px 4px', lineHeight: '20px', borderRadius: 'var(--radius-small)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--selected)', color: 'var(--ink)' },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)', fontWeight: '600' },
  '.cm-completionDetail': { flex: '1', minWidth: '0', margin: '0', overflow: 'hidden', textOverflow: 'ellipsis', textAlign: 'end', font: 'var(--text-12)', lineHeight: '20px', fontStyle: 'normal', color: 'var(--quiet)' },
  '.cm-completionIcon': { boxSizing: 'border-box', flex: 'none', width: '16px', padding: '0', fontSize: '11px', opacity: '1', textAlign: 'center', color: 'var(--quiet)' },
  '.cm-completionIcon-table::after': { content: '"\u25a6"' },
  '.cm-completionIcon-field::after': { content: '"\u25aa"' },
  '.cm-completionIcon-function::after': { content: '"\u0192"' },
  '.cm-completionIcon-keyword::after': { content: '"\u00b7"' },
  '.cm-completionIcon-package::after': { content: '"\u25a2"' },
  '.cm-completionIcon-value::after': { content: '":"' },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', maxWidth: '320px', font: 'var(--text-12)', whiteSpace: 'pre-line' },
});

/** Words of the language in the accent, what is written out in amber, what does not count in grey: the frame stays calm. */
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--accent)', fontWeight: '500' },
  { tag: [tags.string, tags.number, tags.special(tags.string)], color: 'var(--caution)' },
  { tag: [tags.bool, tags.null], color: 'var(--accent)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--accent)' },
  { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '500' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.special(tags.name)], color: 'var(--accent)', fontStyle: 'italic' },
  { tag: [tags.operator, tags.punctuation, tags.separator, tags.bracket], color: 'var(--quiet)' },
  { tag: tags.invalid, color: 'var(--refused)' },
]);

export const THEME = [frame, floats, syntaxHighlighting(highlight)];
