import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ALLOWED_WORDS, REFUSED_WORDS } from '../../../shared/chart/vocabulary';

/** Every property name of every definition in Vega-Lite's JSON schema. */
function wordsOfVegaLite(): Set<string> {
  const path = fileURLToPath(import.meta.resolve('vega-lite/vega-lite-schema.json'));
  const words = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: object };
    if (!Array.isArray(node) && typeof properties === 'object') Object.keys(properties).forEach((word) => words.add(word));
    Object.values(node).forEach(visit);
  };
  visit((JSON.parse(readFileSync(path, 'utf8')) as { definitions: object }).definitions);
  return words;
}

const refused = new Set(Object.values(REFUSED_WORDS).flatMap((words) => words.trim().split(/\s+/)));

it('every word of Vega-Lite is either allowed or refused for a reason', () => {
  expect([...wordsOfVegaLite()].filter((word) => !ALLOWED_WORDS.has(word) && !refused.has(word))).toEqual([]);
});

it('no word is allowed that Vega-Lite does not know, and none is both', () => {
  const known = wordsOfVegaLite();
  expect([...ALLOWED_WORDS].filter((word) => !known.has(word))).toEqual([]);
  expect([...ALLOWED_WORDS].filter((word) => refused.has(word))).toEqual([]);
});
