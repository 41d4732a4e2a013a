import { type Extension, Prec } from '@codemirror/state';
import { activateHover, closeHoverTooltips, EditorView, hasHoverTooltips, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import type { CodeHelp, CodeHelper } from './code';

/** What is known of a word, while the pointer rests on it or keys ask for it; Escape takes it away. */
export function helpExtension(help: () => CodeHelper | undefined): Extension {
  return [
    hoverTooltip(({ state }, at) => asTooltip(help()?.(state.doc.toString(), at) ?? null), { hideOnChange: true }),
    Prec.highest(
      keymap.of([
        {
          key: 'Escape',
          run(view) {
            if (!hasHoverTooltips(view.state)) return false;
            view.dispatch({ effects: closeHoverTooltips });
            return true;
          },
        },
      ]),
    ),
  ];
}

/** Shows it at the caret until something is typed or the caret goes on, and reads it out. Whether there was something to say. */
export function showHelp(view: EditorView, help: CodeHelper | undefined): boolean {
  const at = view.state.selection.main.head;
  const found = help?.(view.state.doc.toString(), at) ?? null;
  if (found === null) return false;
  activateHover(view, at, at < found.to ? 1 : -1, { until: ({ docChanged, selection }) => docChanged || selection !== undefined });
  view.dispatch({ effects: EditorView.announce.of(`${found.title}. ${found.text}`) });
  return true;
}

function asTooltip(help: CodeHelp | null): Tooltip | null {
  return help && { pos: help.from, end: help.to, above: false, create: () => ({ dom: drawn(help) }) };
}

function drawn({ title, text }: CodeHelp): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cm-help';
  const head = dom.appendChild(document.createElement('code'));
  head.textContent = title;
  const body = dom.appendChild(document.createElement('p'));
  body.textContent = text;
  return dom;
}
