import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { judge, sum } from './outcome.mjs';

const firstLine = (error) => stripVTControlCharacters(String(error?.message ?? error)).split('\n', 1)[0];

function* tests(module) {
  const file = module.relativeModuleId;
  for (const error of module.errors()) yield { name: file, state: 'failed', reason: firstLine(error) };
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) yield { name: `${file} > ${suite.fullName}`, state: 'failed', reason: firstLine(error) };
  }
  for (const test of module.children.allTests()) {
    const { state, note, errors } = test.result();
    const name = `${file} > ${test.fullName}`;
    if (state === 'pending') yield { name, state: 'failed', reason: 'did not run' };
    else yield { name, state, reason: state === 'failed' ? firstLine(errors?.[0]) : note };
  }
}

/** Writes what Vitest found, skips with their reasons included, into the file that MOLO_OUTCOME names. */
export default class {
  onTestRunEnd(modules, unhandled) {
    const found = modules.flatMap((module) => [...tests(module)]);
    for (const error of unhandled) found.push({ name: 'outside any test', state: 'failed', reason: firstLine(error) });
    if (process.env.MOLO_OUTCOME) writeFileSync(process.env.MOLO_OUTCOME, JSON.stringify(sum(found.map(judge))));
  }
}
