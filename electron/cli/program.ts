import { type Command, CommanderError } from 'commander';
import { asMoloError, exitCodeOf, MoloError } from '#shared/base';
import { command, type CommandBuilder, houseStyle, versionOfMolo } from './command';
import { briefingCommand } from './commands/briefing';
import { chartCommand } from './commands/chart';
import { checkCommand } from './commands/check';
import { forwardCommand } from './commands/forward';
import { identityCommand } from './commands/identity';
import { inspectCommand } from './commands/inspect';
import { packCommand } from './commands/pack';
import { queryCommand } from './commands/query';
import { serveCommand } from './commands/serve';
import { trustCommand } from './commands/trust';
import { tellError } from './messages';
import { ExitCode, type Terminal } from './terminal';

/** Adding a command is one file in `commands/` and one line here; help lists them in this order. */
const COMMANDS: readonly CommandBuilder[] = [
  identityCommand,
  trustCommand,
  packCommand,
  forwardCommand,
  checkCommand,
  inspectCommand,
  queryCommand,
  chartCommand,
  briefingCommand,
  serveCommand,
];

const EXAMPLES = ['molo inspect week-47.molo', 'molo query week-47.molo "select count(*) from cases"', 'molo pack --help'];

/** Runs `molo` with the given words. Resolves to its exit code (design, section 6); never rejects. */
export async function runMolo(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await buildProgram(terminal).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof ExitCode) return thrown.code;
    if (thrown instanceof CommanderError) return usageExit(thrown, terminal);
    const error = asMoloError(thrown);
    tellError(terminal, error);
    return exitCodeOf(error.code);
  }
}

function buildProgram(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const program = command('molo', t('cli:about'), EXAMPLES, terminal)
    .version(versionOfMolo(), '-V, --version', t('cli:options.version'));
  for (const build of COMMANDS) program.addCommand(build(terminal));
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
