import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEFING_VERSION, parseBriefing } from '#shared/briefing';
import { CHART_VERSION, parseChart } from '#shared/chart';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** A file of every version ever written, `chart-1.json` ... */
const filesOf = (kind: string): string[] => readdirSync(resolve(FIXTURES, kind)).filter((name) => name.startsWith(`${kind}-`));
const textOf = (kind: string, name: string): string => readFileSync(resolve(FIXTURES, kind, name), 'utf8');

describe.each([
  ['chart', CHART_VERSION, parseChart],
  ['briefing', BRIEFING_VERSION, parseBriefing],
] as const)('a %s file', (kind, version, parse) => {
  it.each(filesOf(kind))('of every version ever written opens: %s', (name) => {
    expect(() => parse(textOf(kind, name))).not.toThrow();
  });

  it('of the present version is among them', () => {
    expect(filesOf(kind)).toContain(`${version.replace('/', '-')}.json`);
  });
});
