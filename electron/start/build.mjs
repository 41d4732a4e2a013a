/** `npm run build`: builds what has changed since it was built last. */
import { endChildren } from './child.mjs';
import { buildStale } from './parts.mjs';

endChildren();

const { failed, reason } = await buildStale(({ name }) => console.log(`Building the ${name} ...`));
console.log(failed === null ? 'Everything is built.' : `The ${failed} could not be built: ${reason}.`);
process.exitCode = failed === null ? 0 : 1;
