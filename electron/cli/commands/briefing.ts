import type { Command } from 'commander';
import { fonts } from '#electron/services';
import { bindBriefing, emitHtml, parseBriefing } from '#shared/briefing';
import { createTranslator } from '#shared/i18n';
import { command } from '../command';
import { readText } from '../files';
import { openInputs } from '../inputs';
import { type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { writeOutput } from '../output';
import type { PassphraseSource } from '../passphrase';
import { queryRunner } from '../runner';
import { tell, type Terminal } from '../terminal';

interface BuildOptions extends PassphraseSource, AcceptanceOptions {
  readonly output: string;
  readonly home?: string;
}

export function briefingCommand(terminal: Terminal): Command {
  return command('briefing', terminal.translator.t('cli:briefing.about'), ['molo briefing build november.briefing.json week-47.molo -o november.html'], terminal).addCommand(buildCommand(terminal));
}

function buildCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('build', t('cli:briefing.build.about'), ['molo briefing build november.briefing.json week-47.molo -o november.html'], terminal)
    .argument('<briefing>', t('cli:briefing.build.briefing'))
    .argument('<inputs...>', t('cli:operands.inputs'))
    .requiredOption('-o, --output <file>', t('cli:briefing.build.output'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((briefing: string, inputs: string[], options: BuildOptions) => build(terminal, briefing, inputs, options));
}

async function build(terminal: Terminal, file: string, paths: readonly string[], options: BuildOptions): Promise<void> {
  const briefing = parseBriefing(await readText(file));
  const opened = await openInputs(terminal, paths, { home: homeOf(options), ...options });
  try {
    const bound = await bindBriefing(briefing, queryRunner(terminal, opened), opened.engine.tables());
    await writeOutput(options.output, await emitHtml(bound, { translator: createTranslator(briefing.language), fonts: await fonts() }));
    tell(terminal, terminal.translator.t('cli:briefing.build.done', { file: options.output, count: bound.figures.length }));
  } finally {
    opened.engine.close();
  }
}
