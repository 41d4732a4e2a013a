import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { EmbeddedFont } from '#shared/briefing';

const resolve = createRequire(import.meta.url).resolve;

/** Google Fonts' subsets, which the font packages follow: Polish, Czech, Slovak and Hungarian need both. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF';

const FACES = [
  { family: 'Inter', package: 'inter', style: 'normal' },
  { family: 'Source Serif 4', package: 'source-serif-4', style: 'normal' },
  { family: 'Source Serif 4', package: 'source-serif-4', style: 'italic' },
] as const;

const SUBSETS = [
  { subset: 'latin', unicodeRange: LATIN },
  { subset: 'latin-ext', unicodeRange: LATIN_EXTENDED },
] as const;

/** Variable weights, about 320 kB in all. */
const WEIGHT = '200 900';

/** The faces that a briefing carries in itself, so that it looks the same on a computer that has none of them. */
export async function fonts(): Promise<readonly EmbeddedFont[]> {
  const wanted = FACES.flatMap((face) => SUBSETS.map((subset) => ({ ...face, ...subset })));
  return Promise.all(
    wanted.map(async ({ family, package: name, style, subset, unicodeRange }) => {
      const file = resolve(`@fontsource-variable/${name}/files/${name}-${subset}-wght-${style}.woff2`);
      return { family, style, weight: WEIGHT, unicodeRange, woff2: new Uint8Array(await readFile(file)) };
    }),
  );
}
