import { formatFingerprint } from '#shared/base';
import type { ParameterValue } from '#shared/provenance';
import type { Binding, BoundFigure } from '../binding';
import { formatFigure, rawValue } from '../figure';
import type { MarkedOrigin } from '../question';
import { type HtmlContext, idOf, isFigure, sourceIdOf } from './context';
import { attribute, codeHtml, escapeHtml, isolated } from './escape';
import { originId, originTitle } from './provenance';

/** The closing section: the packages, then each number, chart and table with its query and its result. */
export function sourcesHtml(context: HtmlContext): string {
  const { bound, translator } = context;
  if (bound.bindings.size === 0) return '';
  const packages = bound.origins.map((origin) => packageHtml(origin, context)).join('');
  const lines = [...bound.bindings.values()].map((binding) => lineHtml(binding, context)).join('');
  return (
    `<section class="sources" aria-labelledby="sources"><h2 id="sources">${escapeHtml(translator.t('briefing:sources'))}</h2>` +
    `<p>${escapeHtml(translator.t('briefing:sourcesIntro'))}</p><dl class="packages">${packages}</dl><ol class="lines">${lines}</ol></section>`
  );
}

function packageHtml(origin: MarkedOrigin, context: HtmlContext): string {
  const { t } = context.translator;
  const publisher = origin.publisher === undefined ? '' : `${origin.publisherName === undefined ? '' : `${isolated(origin.publisherName)} `}<code>${formatFingerprint(origin.publisher)}</code>`;
  const facts = [
    [t(origin.signed ? 'briefing:package' : 'briefing:file'), `<code>${isolated(origin.package)}</code>`],
    [t(origin.signed ? 'briefing:digest' : 'briefing:fileDigest'), origin.digest === null ? escapeHtml(t('briefing:noDigest')) : `<code>${origin.digest}</code>`],
    [t('briefing:publisher'), publisher === '' ? escapeHtml(t('briefing:unsigned')) : publisher],
  ] as const;
  const attributes = `${attribute('data-package', origin.package)}${attribute('data-digest', origin.digest ?? undefined)}${attribute('data-publisher', origin.publisher)}`;
  const rows = facts.map(([name, value]) => `<p><span class="term">${escapeHtml(name)}</span> ${value}</p>`).join('');
  return `<dt id="${originId(origin, context)}"${attributes}>${isolated(originTitle(origin, context))}</dt><dd>${rows}</dd>`;
}

/** One number, chart or table: what it is, its packages, its query, its result. */
function lineHtml(binding: Binding | BoundFigure, context: HtmlContext): string {
  const { t } = context.translator;
  const name = t(`briefing:${binding.kind}`, { number: String(binding.number) });
  const value = isFigure(binding) ? figureValueHtml(binding, context) : '';
  const packages = binding.origins.map((origin) => packageLinkHtml(origin, context)).join('; ');
  const params = Object.entries(binding.params).map(([key, parameter]) => `:${key} = ${parameterText(parameter)}`);
  return (
    `<li id="${sourceIdOf(binding)}"><p><a href="#${idOf(binding)}">${escapeHtml(name)}</a>${value}</p>` +
    `<pre><code>${codeHtml(binding.sql)}</code></pre>` +
    (params.length === 0 ? '' : `<p><span class="term">${escapeHtml(t('briefing:params'))}</span> <code>${codeHtml(params.join(', '))}</code></p>`) +
    `<p><span class="term">${escapeHtml(t('briefing:from'))}</span> ${packages === '' ? escapeHtml(t('briefing:noPackage')) : packages}</p>` +
    `<p><span class="term">${escapeHtml(t('briefing:result'))}</span> <code>${binding.resultDigest}</code></p></li>`
  );
}

/** A whole number that is REAL has its decimal. */
function parameterText(value: ParameterValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'object' && 'real' in value ? value.real.toFixed(1) : rawValue(value);
}

/** The number as the text shows it, and what it is called. */
function figureValueHtml({ value, figure }: BoundFigure, { translator }: HtmlContext): string {
  const label = figure.label === undefined ? '' : ` <span class="label">${isolated(figure.label)}</span>`;
  return ` <span class="value">${isolated(formatFigure(value, figure, translator))}</span>${label}`;
}

function packageLinkHtml(origin: MarkedOrigin, context: HtmlContext): string {
  const digest = origin.digest === null ? '' : ` <code>${origin.digest}</code>`;
  return `<a href="#${originId(origin, context)}">${isolated(originTitle(origin, context))}</a>${digest}`;
}
