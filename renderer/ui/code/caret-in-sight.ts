import type { Extension } from '@codemirror/state';
import { type EditorView, ViewPlugin } from '@codemirror/view';

/** Where the editor gets lower, because something takes its place from below, the line of the caret stays in sight if it was. */
export const caretInSight: Extension = ViewPlugin.define((view) => {
  let height = view.scrollDOM.clientHeight;
  const observer = new ResizeObserver(() => {
    const before = height;
    height = view.scrollDOM.clientHeight;
    if (height < before) view.scrollDOM.scrollTop += hiddenBelow(view, before);
  });
  observer.observe(view.scrollDOM);
  return { destroy: () => observer.disconnect() };
});

/** Pixels of the caret's line that the lower editor hides and one of `before` pixels showed. */
function hiddenBelow(view: EditorView, before: number): number {
  const { scrollDOM, state } = view;
  const { bottom } = view.lineBlockAt(state.selection.main.head);
  const below = bottom + view.documentTop - scrollDOM.getBoundingClientRect().top;
  return below > before ? 0 : Math.max(0, below - scrollDOM.clientHeight);
}
