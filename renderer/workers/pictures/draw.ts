import { emitHtml } from '#shared/briefing';
import { renderSvg } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import type { AskPicture, ChartToDraw, PageToWrite } from './contract';

/** What a picture worker does, apart from being one. */
export function perform(ask: AskPicture): Promise<string> {
  return ask.name === 'svg' ? drawn(ask.input) : written(ask.input);
}

function drawn({ plan, table, language, ...options }: ChartToDraw): Promise<string> {
  const { spec, annotations, alt, fields } = plan;
  return renderSvg(spec, table, { translator: createTranslator(language), annotations, ...(alt && { alt }), fields, ...options });
}

function written({ bound, fonts }: PageToWrite): Promise<string> {
  return emitHtml(bound, { translator: createTranslator(bound.briefing.language), fonts });
}
