/**
 * `npm test`: everything from a bare clone to the closing line.
 *
 * Only Node's own modules, here and in `tests/run/`: this runs before anything is installed.
 * A failing step does not hide the later ones; the exit code is 0 only when every check passed.
 */
import { endChildren } from './run/child.mjs';
import { installDependencies } from './run/dependencies.mjs';
import { findChromium } from './run/chromium.mjs';
import { installTools } from './run/tools.mjs';
import { CHECKS } from './run/checks.mjs';
import { closingLine, failed, isGreen, print, sum } from './run/outcome.mjs';
import { sideBySide } from './run/side-by-side.mjs';

endChildren();

/** Runs one step between its name and its duration; whatever it throws is one failed check. */
async function timed(name, step) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const outcome = await step().catch((error) => failed(name, error.message));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${isGreen(outcome) ? 'done' : 'FAILED'} in ${seconds} s`);
  return outcome;
}

async function everything() {
  const installed = await timed('dependencies', installDependencies);
  if (!isGreen(installed)) return [installed];

  const chromium = {};
  const outcomes = [
    installed,
    await timed('browser', () => findChromium(chromium)),
    await timed('tools to compare with', installTools),
  ];
  const environment = chromium.path === undefined ? {} : { MOLO_CHROMIUM: chromium.path };
  for (const together of CHECKS) {
    const there = together.filter(({ exists }) => exists());
    outcomes.push(...(await sideBySide(there.map(({ name, run }) => () => timed(name, () => run(environment))))));
  }
  return outcomes;
}

const total = sum(await everything());
print(total);
console.log(closingLine(total));
process.exitCode = isGreen(total) && total.passed > 0 ? 0 : 1;
