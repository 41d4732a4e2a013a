/**
 * `npm run fuzz -- [NAME] --cases N --seed S`: hunts in a child process and watches over it, so that
 * an input on which Molo never ends is found as surely as one on which it fails.
 */
import { fork } from 'node:child_process';
import { inspect, parseArgs } from 'node:util';
import { entryNamed } from '../support/registry';
import { type Finding, type Fuzzer, hunt } from './fuzzer';

/** What the hunting process tells the one that watches. */
type Told = { readonly case: number } | { readonly finding: { readonly case: number; readonly text: string } | null; readonly remarks: string; readonly hollow: readonly string[] };

/** No honest case takes this long, on any machine. */
const PATIENCE_SECONDS = 120;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string' }, hunting: { type: 'boolean', default: false }, 'as-found': { type: 'boolean', default: false } },
});
const cases = Number(values.cases);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed) | 0;
const fuzzer = await entryNamed<Fuzzer>(import.meta.dirname, 'fuzz', positionals[0], 'npm run fuzz -- NAME [--cases N] [--seed S]');

const tell = (message: Told): void => void process.send?.(message);

function describe({ input, error }: Finding): string {
  return `${inspect(error)}\nInput: ${input.length > 4000 ? `${input.slice(0, 4000)} ...` : input}`;
}

async function hunting(prey: Fuzzer): Promise<void> {
  const { finding, remarks, hollow } = await hunt(prey, { cases, seed, asFound: values['as-found'], onCase: (number) => tell({ case: number }) });
  tell({ finding: finding && { case: finding.case, text: describe(finding) }, remarks, hollow });
  process.disconnect();
}

function watch(prey: Fuzzer): void {
  console.log(`${prey.name}: ${cases} cases from seed ${seed}`);
  const child = fork(import.meta.filename, [prey.name, '--hunting', '--cases', String(cases), '--seed', String(seed), ...(values['as-found'] ? ['--as-found'] : [])], { execArgv: process.execArgv });
  let reached = 0;
  let ended = false;
  const fail = (number: number, text: string): void => {
    ended = true;
    process.exitCode = 1;
    console.error(`${text}\nFAILED at case ${number}. To see it again: npm run fuzz -- ${prey.name} --cases ${number} --seed ${seed}`);
  };
  const giveUp = (): void => {
    fail(reached, `No sign of life for ${PATIENCE_SECONDS} s.`);
    child.kill('SIGKILL');
  };
  const timer = setTimeout(giveUp, PATIENCE_SECONDS * 1000);
  child.on('message', (message: Told) => {
    timer.refresh();
    if ('case' in message) {
      reached = message.case;
      return;
    }
    if (message.remarks !== '') console.log(message.remarks);
    if (message.finding !== null) fail(message.finding.case, message.finding.text);
    else if (message.hollow.length > 0) fail(reached, `The law held, but this hunt is no proof of it:\n${message.hollow.join('\n')}`);
    else ended = true;
  });
  child.on('exit', (code) => {
    clearTimeout(timer);
    if (!ended) fail(reached, `The process ended with ${code ?? 'a signal'}.`);
    else if (process.exitCode !== 1) console.log('Held.');
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (child.kill('SIGKILL'), process.exit(130)));
}

if (fuzzer !== undefined) {
  if (values.hunting) await hunting(fuzzer);
  else watch(fuzzer);
}
