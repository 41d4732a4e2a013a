import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { MoloError } from '#shared/base';
import { type KernelChoice, type QueryResult, statementsIn } from '#shared/query';
import { askInputs, explainInputs, type Question } from '../asking';
import { command } from '../command';
import { explanationLines } from '../explaining';
import { readBytes } from '../files';
import { FORMAT_NAMES, type FormatName, FORMATS } from '../formats';
import { type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, OUT_OPTION, PASSPHRASE_FILE_OPTION } from '../options';
import { joined, writeOutput } from '../output';
import { PARAMETER_TYPES, parameters } from '../parameters';
import type { PassphraseSource } from '../passphrase';
import { print, tell, type Terminal } from '../terminal';

interface QueryOptions extends PassphraseSource, AcceptanceOptions {
  readonly script?: string;
  readonly param: readonly string[];
  readonly engine: keyof typeof ENGINES;
  readonly explain?: boolean;
  readonly format?: FormatName;
  readonly output?: string;
  readonly home?: string;
}

/** Who is to answer, as the command line calls it. */
const ENGINES = { auto: 'auto', kernel: 'on', sqlite: 'off' } as const satisfies Record<string, KernelChoice>;

const EXAMPLES = [
  'molo query applicants.csv "select geo, sum(OBS_VALUE) from applicants group by geo"',
  'molo query week-47.molo "select * from cases where month = :month" --param month=2025-11',
  'molo query week-47.molo codes.csv "select c.name, count(*) from cases join codes c using (code) group by 1" --format json -o out.json',
  'molo query week-46.molo week-47.molo --script changes.sql --param year:integer=2025 -o changes.parquet',
  'molo query week-47.molo "select geo, median(age) from cases group by geo" --explain',
];

export function queryCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('query', t('cli:query.about'), EXAMPLES, terminal)
    .usage(t('cli:query.usage'))
    .argument('<inputs...>', t('cli:query.inputs'))
    .option('--script <file>', t('cli:query.script'))
    .option('--param <k=v>', t('cli:query.param', { types: PARAMETER_TYPES.join(', ') }), (word: string, words: readonly string[]) => [...words, word], [])
    .addOption(new Option('--engine <engine>', t('cli:query.engine', { engines: Object.keys(ENGINES).join(', ') })).choices(Object.keys(ENGINES)).default('auto'))
    .option('--explain', t('cli:query.explain'))
    .addOption(new Option('--format <format>', t('cli:query.format', { formats: FORMAT_NAMES.join(', ') })).choices(FORMAT_NAMES))
    .option(OUT_OPTION, t('cli:query.output'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((words: string[], options: QueryOptions) => query(terminal, words, options));
}

async function query(terminal: Terminal, words: readonly string[], options: QueryOptions): Promise<void> {
  const paths = options.script === undefined ? words.slice(0, -1) : words;
  if (paths.length === 0) throw new MoloError('usage.invalid', { argument: 'SQL' });
  const sql = options.script === undefined ? (words.at(-1) as string) : await scriptText(terminal, options.script);
  const question: Question = { sql, params: parameters(options.param), kernel: ENGINES[options.engine] };
  const inputs = { home: homeOf(options), ...options };
  try {
    if (options.explain) await explain(terminal, await explainInputs(terminal, paths, question, inputs));
    else await write(terminal, askInputs(terminal, paths, question, inputs), statementsIn(sql).length > 1, options);
  } catch (error) {
    if (error instanceof MoloError && error.params.statement !== undefined) tell(terminal, terminal.translator.t('cli:query.statement', { number: error.params.statement }));
    throw error;
  }
}

/** A script's text; `-` is what comes through standard input. */
async function scriptText(terminal: Terminal, file: string): Promise<string> {
  const bytes = file === '-' ? await joined(terminal.stdin as AsyncIterable<Uint8Array>) : await readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MoloError('package.encoding', { file }, { cause });
  }
}

async function explain(terminal: Terminal, explanations: Awaited<ReturnType<typeof explainInputs>>): Promise<void> {
  const plans = explanations.map((explanation) => explanationLines(terminal.translator, explanation).map((line) => `${line}\n`).join(''));
  await print(terminal, [plans.join('\n')]);
}

/** Results one after the other with an empty line between, or each in a file of its own. */
async function write(terminal: Terminal, results: AsyncIterable<QueryResult>, isScript: boolean, options: QueryOptions): Promise<void> {
  const name = formatFor(options, terminal);
  const format = FORMATS[name];
  const { output } = options;
  if (isScript && format.binary && output === undefined) throw new MoloError('usage.invalid', { argument: `--format ${name}`, context: 'several' });
  let number = 0;
  for await (const { table } of results) {
    number++;
    if (output === undefined) {
      if (number > 1) await print(terminal, ['\n']);
      await print(terminal, format.write(table));
      continue;
    }
    const file = isScript ? numbered(output, number) : output;
    await writeOutput(file, format.write(table));
    tell(terminal, terminal.translator.t('cli:query.written', { count: table.rows, file }));
  }
}

/** `out.csv` -> `out-1.csv` */
function numbered(file: string, number: number): string {
  const suffix = extname(file);
  return `${file.slice(0, file.length - suffix.length)}-${number}${suffix}`;
}

/** As asked; else as the output's suffix says; else a table for a person and CSV for a program. */
function formatFor(options: QueryOptions, terminal: Terminal): FormatName {
  if (options.format) return options.format;
  const suffix = FORMAT_NAMES.find((name) => options.output?.toLowerCase().endsWith(`.${name}`));
  if (suffix) return suffix;
  return options.output === undefined && terminal.stdout.isTTY ? 'table' : 'csv';
}
