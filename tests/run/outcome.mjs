/**
 * What a step found. `problems` says in a line each what failed, `skips` what was left out and why.
 * @typedef {{ passed: number, failed: number, skipped: number, problems: string[], skips: string[] }} Outcome
 */

/** A step that prepares and checks nothing. */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, problems: [], skips: [] });

export const passed = () => ({ ...nothing(), passed: 1 });

export const failed = (name, reason) => ({ ...nothing(), failed: 1, problems: [`${name}: ${reason}`] });

export const isGreen = (outcome) => outcome.failed === 0;

export function sum(outcomes) {
  return outcomes.reduce(
    (total, next) => ({
      passed: total.passed + next.passed,
      failed: total.failed + next.failed,
      skipped: total.skipped + next.skipped,
      problems: [...total.problems, ...next.problems],
      skips: [...total.skips, ...next.skips],
    }),
    nothing(),
  );
}

/** More failures than this have one cause, and the runner printed them all above. */
const SHOWN_PROBLEMS = 40;

/** Every skip with its reason, then what failed. */
export function print({ problems, skips }) {
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  if (problems.length > shown.length) shown.push(`... and ${problems.length - shown.length} more`);
  if (skips.length > 0) console.log(['\nSkipped:', ...skips].join('\n  '));
  if (shown.length > 0) console.log(['\nFailed:', ...shown].join('\n  '));
  console.log('');
}

export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * One test of a runner -> its part in the outcome. A skip has to say why: one that does not is a failure.
 * @param {{ name: string, state: 'passed' | 'failed' | 'skipped', reason?: string }} test
 */
export function judge({ name, state, reason }) {
  if (state === 'passed') return passed();
  if (state === 'failed') return failed(name, reason ?? 'failed');
  if (!reason) return failed(name, 'skipped without a reason');
  return { ...nothing(), skipped: 1, skips: [`${name}: ${reason}`] };
}
