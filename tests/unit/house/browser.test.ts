import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BROWSER } from '../../e2e/support/browser';
import { REPOSITORY } from '../../support/repository';

const SWITCH = '--disable-features=';

it('the browser of the tests is told everything that Playwright’s own switch would tell it', () => {
  const [, list = ''] = /disabledFeatures = \[(.*?)\]\.filter/s.exec(readFileSync(`${REPOSITORY}/node_modules/playwright-core/lib/coreBundle.js`, 'utf8')) ?? [];
  const theirs = list.split('\n').flatMap((line) => /^\s*"(\w+)"/.exec(line)?.[1] ?? []);
  expect(theirs).toContain('HttpsUpgrades');
  const ours = BROWSER.launchOptions?.args?.find((argument) => argument.startsWith(SWITCH));
  expect(ours?.slice(SWITCH.length).split(',')).toEqual(expect.arrayContaining(theirs));
});
