/**
 * `npm run demo [-- FILE]`: from a fresh clone to a written briefing, with no window.
 * Installs what is missing and builds the command line where it is stale; the demo itself is `electron/cli/demo.ts`.
 */
import { resolve } from 'node:path';
import { endChildren, ROOT, run } from './child.mjs';
import { dependenciesFit, installLocked } from './dependencies.mjs';
import { build, isStale, PARTS } from './parts.mjs';
import { wordsFor } from './words.mjs';

endChildren();

const t = wordsFor();
const commandLine = PARTS.find(({ name }) => name === 'cli');

const STEPS = [
  { part: 'packages', isDone: () => dependenciesFit(), work: installLocked },
  { part: 'cli', isDone: () => !isStale(commandLine), work: () => build(commandLine) },
];

async function prepare() {
  for (const { part, isDone, work } of STEPS) {
    if (isDone()) continue;
    const name = t(`parts.${part}`);
    console.error(t('building', { part: name }));
    const { ok } = await work();
    if (ok) continue;
    console.error(t('failed', { part: name }));
    return false;
  }
  return true;
}

/** A file is named from where the person stands, which npm remembers. */
const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));

process.exitCode = (await prepare()) ? ((await run(process.execPath, [`${ROOT}/out/cli/demo.js`, ...files])).code ?? 1) : 1;
