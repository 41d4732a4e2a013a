import { type Command, Option } from 'commander';
import { MoloError } from '#shared/base';
import type { QueryParams } from '#shared/query';
import { askInputs } from '../asking';
import { command } from '../command';
import { FORMAT_NAMES, type FormatName, FORMATS } from '../formats';
import { type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, OUT_OPTION, PASSPHRASE_FILE_OPTION } from '../options';
import { writeOutput } from '../output';
import { parameters } from '../parameters';
import type { PassphraseSource } from '../passphrase';
import { print, tell, type Terminal } from '../terminal';

interface QueryOptions extends PassphraseSource, AcceptanceOptions {
  readonly param: readonly string[];
  readonly format?: FormatName;
  readonly output?: string;
  readonly home?: string;
}

const EXAMPLES = [
  'molo query applicants.csv "select geo, sum(OBS_VALUE) from applicants group by geo"',
  'molo query week-47.molo "select * from cases where month = :month" --param month=2025-11',
  'molo query week-47.molo codes.csv "select c.name, count(*) from cases join codes c using (code) group by 1" --format json -o out.json',
];

export function queryCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('query', t('cli:query.about'), EXAMPLES, terminal)
    .usage(t('cli:query.usage'))
    .argument('<inputs...>', t('cli:query.inputs'))
    .option('--param <k=v>', t('cli:query.param'), (word: string, words: readonly string[]) => [...words, word], [])
    .addOption(new Option('--format <format>', t('cli:query.format', { formats: FORMAT_NAMES.join(', ') })).choices(FORMAT_NAMES))
    .option(OUT_OPTION, t('cli:query.output'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((words: string[], options: QueryOptions) => query(terminal, words, options));
}

async function query(terminal: Terminal, words: readonly string[], options: QueryOptions): Promise<void> {
  const paths = words.slice(0, -1);
  const sql = words.at(-1) ?? '';
  if (paths.length === 0) throw new MoloError('usage.invalid', { argument: 'SQL' });
  const params: QueryParams = parameters(options.param);
  const format = FORMATS[formatFor(options, terminal)];

  const { table } = await askInputs(terminal, paths, { sql, params }, { home: homeOf(options), ...options });
  const chunks = format.write(table);
  if (options.output === undefined) return await print(terminal, chunks);
  await writeOutput(options.output, chunks);
  tell(terminal, terminal.translator.t('cli:query.written', { count: table.rows, file: options.output }));
}

/** As asked; else as the output's suffix says; else a table for a person and CSV for a program. */
function formatFor(options: QueryOptions, terminal: Terminal): FormatName {
  if (options.format) return options.format;
  const suffix = FORMAT_NAMES.find((name) => options.output?.toLowerCase().endsWith(`.${name}`));
  if (suffix) return suffix;
  return options.output === undefined && terminal.stdout.isTTY ? 'table' : 'csv';
}
