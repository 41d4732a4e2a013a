import { expect, it } from 'vitest';
import type { Marking } from '#shared/package';
import { markingOf } from '../../../../renderer/workbench/marking';
import type { OpenData } from '../../../../renderer/workbench/open-data';

const open = (marking?: Marking): OpenData => ({ manifest: { molo: { marking } } }) as unknown as OpenData;

it('nothing marked, nothing shown', () => {
  expect(markingOf([])).toBeNull();
  expect(markingOf([open()])).toBeNull();
});

it('the strictest of several packages stands above all', () => {
  const marking = markingOf([open({ tlp: 'GREEN', line: 'Internal' }), open({ tlp: 'AMBER+STRICT', line: 'Restricted' }), open({ tlp: 'CLEAR', line: 'Internal' })]);
  expect(marking).toEqual({ tlp: 'AMBER+STRICT', lines: ['Internal', 'Restricted'], synthetic: false });
});

it('synthetic is said only when nothing else is open that is marked', () => {
  expect(markingOf([open({ synthetic: true })])?.synthetic).toBe(true);
  expect(markingOf([open({ synthetic: true }), open({ tlp: 'RED' })])?.synthetic).toBe(false);
});
