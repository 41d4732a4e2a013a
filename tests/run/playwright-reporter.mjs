import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { judge, sum } from './outcome.mjs';

const firstLine = (error) => stripVTControlCharacters(error?.message ?? 'failed').split('\n', 1)[0];

const STATES = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };

/** Writes what Playwright found, skips with their reasons included, into the file that MOLO_OUTCOME names. */
export default class {
  outside = [];

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onError(error) {
    this.outside.push({ name: 'outside any test', state: 'failed', reason: firstLine(error) });
  }

  onEnd() {
    const tests = (this.suite?.allTests() ?? []).map((test) => ({
      name: test.titlePath().filter(Boolean).join(' > '),
      state: STATES[test.outcome()],
      reason: test.outcome() === 'skipped' ? test.annotations.find(({ type }) => type === 'skip')?.description : firstLine(test.results.at(-1)?.error),
    }));
    if (process.env.MOLO_OUTCOME) writeFileSync(process.env.MOLO_OUTCOME, JSON.stringify(sum([...tests, ...this.outside].map(judge))));
  }
}
