import type { Binding } from '../binding';
import { type HtmlContext, sourceIdOf } from './context';
import { escapeHtml } from './escape';
import { originTitle } from './provenance';
import { textHtml } from './text';

/** `Chart 3. Applicants in the V4` above, as a yearbook sets it. */
export function captionHtml(binding: Binding, caption: string | undefined, subtitle: string | undefined, context: HtmlContext): string {
  const number = escapeHtml(context.translator.t(`briefing:${binding.kind}`, { number: String(binding.number) }));
  const text = caption === undefined ? '' : ` ${textHtml(caption, context)}`;
  const second = subtitle === undefined ? '' : `<span class="subtitle">${textHtml(subtitle, context)}</span>`;
  return `<figcaption><span class="count">${number}</span>${text}${second}</figcaption>`;
}

/** Below: which packages, and the way to the query. */
export function sourceLineHtml(binding: Binding, context: HtmlContext): string {
  const titles = [...new Set(binding.origins.map((origin) => originTitle(origin, context)))].join('; ');
  const text = titles === '' ? context.translator.t('briefing:query') : context.translator.t('briefing:source', { titles });
  return `<p class="source"><a href="#${sourceIdOf(binding)}">${escapeHtml(text)}</a></p>`;
}
