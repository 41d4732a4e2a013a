import { processTerminal } from './process-terminal';
import { runMolo } from './program';

process.exitCode = await runMolo(process.argv.slice(2), processTerminal());
