import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, over, type Rgb, tokensOf } from '../../../support/colours';
import { REPOSITORY } from '../../../support/repository';

const css = readFileSync(`${REPOSITORY}/renderer/ui/tokens.css`, 'utf8');

const TEXT = 4.5;
const CONTROL = 3;

/** Every pair that meets on a screen: what is read or must be seen, and what lies under it. */
const PAIRS: readonly { readonly front: string; readonly back: string; readonly least: number }[] = [
  ...['ink', 'quiet', 'accent', 'verified', 'caution', 'refused'].flatMap((front) => ['paper', 'ground'].map((back) => ({ front, back, least: TEXT }))),
  ...['ink', 'quiet', 'accent'].map((front) => ({ front, back: 'selected', least: TEXT })),
  ...['verified', 'caution', 'refused'].flatMap((tone) => [
    { front: tone, back: `${tone}-wash`, least: TEXT },
    { front: 'ink', back: `${tone}-wash`, least: TEXT },
    { front: 'quiet', back: `${tone}-wash`, least: TEXT },
  ]),
  ...['accent', 'accent-hover', 'accent-pressed'].map((back) => ({ front: 'on-accent', back, least: TEXT })),
  { front: 'on-refused', back: 'refused', least: TEXT },
  ...['paper', 'ground'].flatMap((back) => ['edge', 'accent'].map((front) => ({ front, back, least: CONTROL }))),
];

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const tokens = tokensOf(css, theme);
  const paper = tokens.get('paper') as Rgb;

  it.each(PAIRS)('let $front be told from $back by $least to 1', ({ front, back, least }) => {
    expect(contrast(tokens.get(front) as Rgb, tokens.get(back) as Rgb)).toBeGreaterThanOrEqual(least);
  });

  it.each(['hover', 'pressed'])('keep text readable on paper that is touched (%s)', (wash) => {
    const touched = over(tokens.get(wash) as Rgb, paper);
    for (const text of ['ink', 'quiet', 'accent']) expect(contrast(tokens.get(text) as Rgb, touched), text).toBeGreaterThanOrEqual(TEXT);
  });

  it.each([
    ['ink', '#14212e', '#e6ebf0'],
    ['quiet', '#5b6b7a', '#93a1af'],
    ['line', '#d9e0e6', '#2a3744'],
    ['paper', '#ffffff', '#10171e'],
    ['ground', '#f5f7f9', '#0b1116'],
    ['accent', '#0b5c8a', '#5bb0e0'],
    ['verified', '#1f7a4d', '#5fc694'],
    ['caution', '#9a6700', '#e0b04c'],
    ['refused', '#b3261e', '#f08a80'],
  ])('have %s as the house has agreed', (name, light, dark) => {
    expect(hexOf(tokens.get(name) as Rgb)).toBe(theme === 'light' ? light : dark);
  });
});

function hexOf({ red, green, blue }: Rgb): string {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
