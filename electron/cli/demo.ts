import { join } from 'node:path';
import { asMoloError, exitCodeOf } from '#shared/base';
import { runDemo } from './demo/run';
import { tellError } from './messages';
import { processTerminal } from './process-terminal';

const FOLDER = join('out', 'demo');

const terminal = processTerminal();

try {
  await runDemo(terminal, FOLDER, process.argv[2]);
} catch (thrown) {
  const error = asMoloError(thrown);
  tellError(terminal, error);
  process.exitCode = exitCodeOf(error.code);
}
