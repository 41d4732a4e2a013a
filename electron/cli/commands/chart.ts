import { extname } from 'node:path';
import type { Command } from 'commander';
import { svgToPng } from '#electron/services';
import { MoloError } from '#shared/base';
import { command } from '../command';
import { drawnChart } from '../drawing';
import { readText } from '../files';
import { openInputs } from '../inputs';
import { type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { writeOutput } from '../output';
import type { PassphraseSource } from '../passphrase';
import { tell, type Terminal } from '../terminal';

interface ChartOptions extends PassphraseSource, AcceptanceOptions {
  readonly output: string;
  readonly scale?: string;
  readonly home?: string;
}

const PICTURES = ['.svg', '.png'];
const DEFAULT_SCALE = 2;

export function chartCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('chart', t('cli:chart.about'), ['molo chart arrivals.chart.json week-47.molo -o arrivals.svg'], terminal)
    .argument('<chart>', t('cli:chart.chart'))
    .argument('<inputs...>', t('cli:operands.inputs'))
    .requiredOption('-o, --output <file>', t('cli:chart.output'))
    .option('--scale <number>', t('cli:chart.scale'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((chart: string, inputs: string[], options: ChartOptions) => draw(terminal, chart, inputs, options));
}

async function draw(terminal: Terminal, chart: string, paths: readonly string[], options: ChartOptions): Promise<void> {
  const { translator } = terminal;
  const kind = extname(options.output).toLowerCase();
  const scale = Number(options.scale ?? DEFAULT_SCALE);
  if (!PICTURES.includes(kind)) throw new MoloError('usage.invalid', { argument: options.output });
  if (!(scale > 0 && scale <= 10)) throw new MoloError('usage.invalid', { argument: options.scale ?? '' });

  const document = await readText(chart);
  const { engine } = await openInputs(terminal, paths, { home: homeOf(options), ...options });
  try {
    const svg = await drawnChart(terminal, engine, document);
    await writeOutput(options.output, kind === '.svg' ? svg : await svgToPng(svg, { scale }));
  } finally {
    engine.close();
  }
  tell(terminal, translator.t('cli:chart.done', { file: options.output }));
}
