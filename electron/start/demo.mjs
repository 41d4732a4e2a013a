/**
 * `npm run demo [-- FILE]`: from a fresh clone to a written briefing, with no window.
 * Installs what is missing and builds the command line where it is stale; the demo itself is `electron/cli/demo.ts`.
 */
import { resolve } from 'node:path';
import { endChildren, ROOT, run } from './child.mjs';
import { PARTS } from './parts.mjs';
import { prepare } from './prepare.mjs';

endChildren();

/** A file is named from where the person stands, which npm remembers. */
const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));

process.exitCode = (await prepare(PARTS.filter(({ name }) => name === 'cli'))) ? ((await run(process.execPath, [`${ROOT}/out/cli/demo.js`, ...files])).code ?? 1) : 1;
