import { type ChartDocument, type ChartSpec, isObject, planChart, renderSvg, titleOf } from '#shared/chart';
import { captionHtml, sourceLineHtml } from './caption';
import { bindingAt, type HtmlContext, idOf } from './context';
import { escapeHtml } from './escape';
import { bindingAttributes } from './provenance';
import { tableHtml } from './table';

/** Pixels of the page's column of text. */
export const COLUMN = 680;

const MOST_DATA_ROWS = 2_000;

export interface ChartFigure {
  readonly chart: ChartDocument;
  readonly caption?: string;
}

/** A picture with its caption set in the page's own type, and its data below for those who want them or cannot see. */
export async function chartFigureHtml({ chart, caption }: ChartFigure, at: string, context: HtmlContext): Promise<string> {
  const binding = bindingAt(context, at);
  const { spec, annotations, alt, fields } = planChart(chart, context.bound.listing);
  const { translator } = context;
  const title = caption ?? titleOf(spec);
  const id = idOf(binding);
  const picture = await renderSvg(untitled(spec), binding.table, {
    translator,
    annotations,
    alt,
    fields,
    id: `${id}-picture`,
    title: title ?? translator.t('briefing:chart', { number: String(binding.number) }),
    width: COLUMN,
    padding: 1,
  });
  return (
    `<figure class="chart" id="${id}"${bindingAttributes(binding)}>${captionHtml(binding, title, subtitleOf(spec), context)}` +
    `<div class="picture">${picture}</div>${sourceLineHtml(binding, context)}` +
    `<details><summary>${escapeHtml(translator.t('briefing:chartData'))}</summary>${tableHtml(binding.table, { most: MOST_DATA_ROWS, fields }, context)}</details></figure>`
  );
}

/** The spec without the title that stands above the picture. */
export function untitled(spec: ChartSpec): ChartSpec {
  const { title: _title, ...rest } = spec;
  return rest;
}

function subtitleOf({ title }: ChartSpec): string | undefined {
  const subtitle = isObject(title) ? title.subtitle : undefined;
  if (Array.isArray(subtitle)) return subtitle.join(' ');
  return typeof subtitle === 'string' ? subtitle : undefined;
}
