import { type Command, CommanderError } from 'commander';
import { asMoloError, exitCodeOf, MoloError } from '#shared/base';
import { command, type CommandBuilder, houseStyle, versionOfMolo } from './command';
import { tellError } from './messages';
import { ExitCode, type Terminal } from './terminal';

/**
 * Adding a command is one file in `commands/` and one line here; help lists them in this order.
 * Each is loaded when it is called: a query does not wait for the libraries of charts.
 */
const COMMANDS: Readonly<Record<string, () => Promise<CommandBuilder>>> = {
  identity: async () => (await import('./commands/identity')).identityCommand,
  trust: async () => (await import('./commands/trust')).trustCommand,
  pack: async () => (await import('./commands/pack')).packCommand,
  forward: async () => (await import('./commands/forward')).forwardCommand,
  check: async () => (await import('./commands/check')).checkCommand,
  inspect: async () => (await import('./commands/inspect')).inspectCommand,
  changes: async () => (await import('./commands/changes')).changesCommand,
  query: async () => (await import('./commands/query')).queryCommand,
  chart: async () => (await import('./commands/chart')).chartCommand,
  briefing: async () => (await import('./commands/briefing')).briefingCommand,
  serve: async () => (await import('./commands/serve')).serveCommand,
};

const EXAMPLES = ['molo inspect week-47.molo', 'molo query week-47.molo "select count(*) from cases"', 'molo pack --help'];

/** Runs `molo` with the given words. Resolves to its exit code (design, section 6); never rejects. */
export async function runMolo(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await buildProgram(words[0], terminal);
    await program.parseAsync([...words], { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof ExitCode) return thrown.code;
    if (thrown instanceof CommanderError) return usageExit(thrown, terminal);
    const error = asMoloError(thrown);
    tellError(terminal, error);
    return exitCodeOf(error.code);
  }
}

/** @param word the first one: where it calls a command, the others are left out, since nothing shows them */
async function buildProgram(word: string | undefined, terminal: Terminal): Promise<Command> {
  const { t } = terminal.translator;
  const program = command('molo', t('cli:about'), EXAMPLES, terminal)
    .version(versionOfMolo(), '-V, --version', t('cli:options.version'));
  const called = Object.entries(COMMANDS).filter(([name]) => name === word);
  for (const [, load] of called.length > 0 ? called : Object.entries(COMMANDS)) program.addCommand((await load())(terminal));
  houseStyle(program, terminal);
  return program;
}

/** `--help` and `--version` end commander too, with 0. `molo` alone shows the help: that is usage, with nothing wrong to name. */
function usageExit(error: CommanderError, terminal: Terminal): number {
  if (error.exitCode === 0) return 0;
  if (error.code !== 'commander.help') tellError(terminal, new MoloError('usage.invalid', { argument: argumentOf(error) }, { cause: error }));
  return exitCodeOf('usage.invalid');
}

/** What commander quotes in its English sentence: the word; of an option with a wrong value, both. */
function argumentOf({ code, message }: CommanderError): string {
  const [first = '', second] = [...message.matchAll(/'([^']*)'/g)].map(([, word]) => word);
  return code === 'commander.invalidArgument' && second !== undefined ? `${first.replace(/ .*/, '')} ${second}` : first;
}
