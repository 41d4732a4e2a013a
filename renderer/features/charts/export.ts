import { notify } from '#renderer/ui';
import { saveBlob, type Workbench } from '#renderer/workbench';
import type { ChartToDraw } from '#renderer/workers';
import { MoloError } from '#shared/base';
import { parseChart } from '#shared/chart';
import type { Translator } from '#shared/i18n';
import { chartText } from './model/chart-text';
import { fileName } from './model/file-name';
import type { OpenChart } from './open-chart';

/** Pixels of a PNG for one of the picture. */
export const PNG_SCALES = [1, 2, 3] as const;

/** What leaving the screen needs to know of the chart. */
export interface Leaving {
  readonly workbench: Workbench;
  readonly translator: Translator;
  readonly chart: Pick<OpenChart, 'document' | 'state' | 'fault' | 'answer'>;
  readonly drawing: ChartToDraw | null;
}

/** The picture as `molo chart` draws it. @throws MoloError why it cannot be drawn */
async function svgOf({ workbench, drawing, chart }: Leaving): Promise<string> {
  if (drawing !== null) return workbench.pictures.svg(drawing);
  throw chart.fault ?? chart.answer.error ?? new MoloError('chart.malformed', { pointer: '/' });
}

async function pngOf(leaving: Leaving, scale: number): Promise<Blob> {
  return leaving.workbench.host.bytes('picture.png', { svg: await svgOf(leaving), scale });
}

function named({ chart, translator }: Leaving, ending: string): string {
  return fileName(chart.state.title, translator.t('charts:fileName'), ending);
}

export async function saveSvg(leaving: Leaving): Promise<void> {
  saveBlob(new Blob([await svgOf(leaving)], { type: 'image/svg+xml' }), named(leaving, '.svg'));
}

export async function savePng(leaving: Leaving, scale: number): Promise<void> {
  saveBlob(await pngOf(leaving, scale), named(leaving, scale === 1 ? '.png' : `@${scale}x.png`));
}

/** @throws MoloError `chart.*` while the document is none that could be read again */
export async function saveFile(leaving: Leaving): Promise<void> {
  const { document, state } = leaving.chart;
  parseChart(state.content);
  saveBlob(new Blob([chartText(state.content)], { type: 'application/json' }), named(leaving, '.chart.json'));
  document.markExported();
  await document.keep();
}

export async function copyPicture(leaving: Leaving): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(leaving, 2) })]);
  notify({ tone: 'done', text: leaving.translator.t('charts:copiedPicture') });
}

export async function copySpec({ chart, translator }: Leaving): Promise<void> {
  await navigator.clipboard.writeText(chartText(chart.state.content));
  notify({ tone: 'done', text: translator.t('charts:copiedSpec') });
}

/** @throws MoloError `chart.*` while no briefing could draw it */
export function putIntoBriefing({ workbench, chart }: Leaving): void {
  parseChart(chart.state.content);
  workbench.handover.give({ to: 'briefings', as: 'chart', chart: chart.state.content });
}
