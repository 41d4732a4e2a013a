import type { Translator } from '#shared/chart';
import { digestOf } from '#shared/provenance';
import type { BoundBriefing } from '../bind';
import { blockType } from '../blocks';
import { type Briefing, placeOfBlock } from '../briefing';
import { base64 } from './bytes';
import type { HtmlContext } from './context';
import { attribute, escapeHtml, isolated } from './escape';
import type { EmbeddedFont } from './fonts';
import { markingLines } from './provenance';
import { sourcesHtml } from './sources';
import { styleSheet } from './style';
import { footnotesHtml, textHtml } from './text';

export interface HtmlOptions {
  /** Of the briefing's own language. */
  readonly translator: Translator;
  /** Faces to carry in the file; without them the reader's own serif and sans are used. */
  readonly fonts?: readonly EmbeddedFont[];
}

/**
 * The briefing as one self-contained HTML file: no script, no address that is fetched, a policy of its own that
 * forbids both. The same bound briefing and options give the same bytes.
 *
 * For machines: each figure is `<data class="figure" value data-sql data-params data-result data-figure>`; each chart and
 * table a `<figure>` with the same `data-sql`, `data-params` and `data-result`, its cells with `data-value`; packages are
 * listed with `data-package`, `data-digest` and `data-publisher`.
 * @throws MoloError `chart.*` when a chart cannot be drawn
 */
export async function emitHtml(bound: BoundBriefing, { translator, fonts = [] }: HtmlOptions): Promise<string> {
  const { briefing } = bound;
  const context: HtmlContext = { bound, translator, language: briefing.language, footnotes: [], heading: 1 };
  let body = '';
  for (const [index, block] of briefing.blocks.entries()) body += `${(await blockType(block.type)?.html(block, placeOfBlock(index), context)) ?? ''}\n`;

  const markings = markingLines(context);
  const style = styleSheet(fonts, markings);
  const marking = (place: string): string =>
    markings.length === 0 ? '' : `<div class="marking ${place}" role="note"${attribute('aria-label', translator.t('briefing:marking'))}>${markings.map((line) => `<span>${isolated(line)}</span>`).join(' ')}</div>\n`;
  return `<!doctype html>
<html lang="${briefing.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Molo">
<title>${escapeHtml(briefing.title)}</title>
<style>${style}</style>
</head>
<body>
${marking('top')}<main>
${headHtml(briefing, context)}
${body}${footnotesHtml(context)}${sourcesHtml(context)}
<footer>${escapeHtml(translator.t('briefing:madeWith'))}</footer>
</main>
${marking('bottom')}</body>
</html>
`;
}

function headHtml({ title, subtitle, author, date }: Briefing, context: HtmlContext): string {
  const second = subtitle === undefined ? '' : `<p class="subtitle-line">${textHtml(subtitle, context)}</p>`;
  const day = date === undefined ? '' : `<time datetime="${date}">${escapeHtml(context.translator.date(date))}</time>`;
  const facts = [author === undefined ? '' : textHtml(author, context), day].filter((fact) => fact !== '').join(' \u00b7 ');
  return `<header><h1>${textHtml(title, context)}</h1>${second}${facts === '' ? '' : `<p class="byline">${facts}</p>`}</header>`;
}

/** Nothing may be fetched or run; the one style sheet is known by its hash (CSP level 3). */
function policyFor(style: string): string {
  const digest = digestOf(new TextEncoder().encode(style)).slice('sha256:'.length);
  const bytes = Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `default-src 'none'; style-src 'sha256-${base64(bytes)}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}
