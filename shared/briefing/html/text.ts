import { pointerTo } from '#shared/chart';
import { formatFigure, rawValue } from '../figure';
import type { Content, Figure, StyledText } from '../inline';
import { typeset } from '../typeset';
import { bindingAt, type HtmlContext, idOf, isFigure, sourceIdOf } from './context';
import { attribute, escapeHtml, isolated } from './escape';
import { bindingAttributes } from './provenance';

export function textHtml(text: string, { language }: Pick<HtmlContext, 'language'>): string {
  return isolated(typeset(text, language));
}

/** A heading one level deeper than the last at most, so that the outline has no gap. */
export function headingHtml(level: number, text: string, context: HtmlContext): string {
  context.heading = Math.min(level, context.heading + 1);
  return `<h${context.heading}>${textHtml(text, context)}</h${context.heading}>`;
}

/** A run of text. Its footnotes are gathered in the context. */
export function contentHtml(content: Content, at: string, context: HtmlContext): string {
  return content
    .map((inline, index) => {
      if (typeof inline === 'string') return textHtml(inline, context);
      const place = pointerTo(at, index);
      if ('figure' in inline) return figureHtml(inline.figure, pointerTo(place, 'figure'), context);
      return 'footnote' in inline ? footnoteHtml(inline.footnote, pointerTo(place, 'footnote'), context) : styledHtml(inline, context);
    })
    .join('');
}

function styledHtml({ text, bold, italic, link }: StyledText, context: HtmlContext): string {
  const plain = textHtml(text, context);
  const leaning = italic === true ? `<em>${plain}</em>` : plain;
  const strong = bold === true ? `<strong>${leaning}</strong>` : leaning;
  return link === undefined ? strong : `<a href="${escapeHtml(link)}" rel="noreferrer noopener">${strong}</a>`;
}

/** A number that leads to the line that says where it comes from. */
function figureHtml(figure: Figure, place: string, context: HtmlContext): string {
  const binding = bindingAt(context, place);
  if (!isFigure(binding)) throw new RangeError(`no figure at ${place}`);
  const { value, number } = binding;
  const shown = formatFigure(value, figure, context.translator);
  const label = attribute('data-label', figure.label);
  const data = `<data class="figure" id="${idOf(binding)}" value="${escapeHtml(rawValue(value))}" data-figure="${number}"${bindingAttributes(binding)}${label}>${isolated(shown)}</data>`;
  return `<a class="bound" href="#${sourceIdOf(binding)}">${data}</a>`;
}

function footnoteHtml(content: Content, at: string, context: HtmlContext): string {
  const number = context.footnotes.length + 1;
  context.footnotes.push({ number, html: contentHtml(content, at, context) });
  const name = escapeHtml(context.translator.t('briefing:footnote', { number: String(number) }));
  return `<sup class="note-mark"><a id="note-mark-${number}" href="#note-${number}" aria-label="${name}">${number}</a></sup>`;
}

/** The footnotes of the whole text, at its end; nothing where there are none. */
export function footnotesHtml({ footnotes, translator }: HtmlContext): string {
  if (footnotes.length === 0) return '';
  const back = escapeHtml(translator.t('briefing:backToText'));
  const items = footnotes.map(({ number, html }) => `<li id="note-${number}">${html} <a href="#note-mark-${number}" aria-label="${back}">\u21a9\ufe0e</a></li>`);
  return `<section class="notes" aria-labelledby="notes"><h2 id="notes">${escapeHtml(translator.t('briefing:notes'))}</h2><ol>${items.join('')}</ol></section>`;
}
