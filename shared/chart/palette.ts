/** Colours of the house (`look.md`), and what charts derive from them. Hexadecimal sRGB. */
export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly accent: string;
  readonly caution: string;
  /** Eight series, the most different first. */
  readonly category: readonly string[];
  /** One series against the rest: the accent, then greys. */
  readonly highlight: readonly string[];
  /** Little to much, from near the paper to near the ink. */
  readonly sequential: readonly string[];
  /** Below and above a middle that is near the paper. */
  readonly diverging: readonly string[];
}

/**
 * The categorical colours were searched for (simulated annealing over CIELAB) so that any two differ by at
 * least 11 in CIEDE2000 for full protan, deutan and tritan vision, by at least 20 for full colour vision, all
 * eight by their lightness alone (grey print), and each by 3:1 from the paper. Tests hold them to it.
 */
export const LIGHT: ChartColours = {
  ink: '#14212e',
  quiet: '#5b6b7a',
  line: '#d9e0e6',
  paper: '#ffffff',
  accent: '#0b5c8a',
  caution: '#9a6700',
  category: ['#0b5c8a', '#a85216', '#9e9644', '#8468d2', '#d3637e', '#0d3336', '#564940', '#323f02'],
  highlight: ['#0b5c8a', '#7d8a96', '#98a3ad', '#afb8c0', '#c3cad0'],
  sequential: ['#e6f0f6', '#c3dcea', '#97c3db', '#64a5c8', '#3685b0', '#0b5c8a', '#083f61'],
  diverging: ['#8a4a0f', '#bd7a35', '#e0b383', '#f3ede5', '#9dc3da', '#4a8fb8', '#0b5c8a'],
};

export const DARK: ChartColours = {
  ink: '#e6ebf0',
  quiet: '#93a1af',
  line: '#2a3744',
  paper: '#10171e',
  accent: '#5bb0e0',
  caution: '#e0b04c',
  category: ['#5bb0e0', '#9c7e1d', '#c2d355', '#6b67c6', '#6cefc0', '#d184a6', '#ebeaf2', '#509d6d'],
  highlight: ['#5bb0e0', '#7b8996', '#687682', '#56636f', '#46525d'],
  sequential: ['#17303f', '#1b4660', '#226083', '#317ea8', '#4a9bca', '#7fbfe4', '#c2e1f3'],
  diverging: ['#f0b070', '#bd7f42', '#7a5730', '#2c3137', '#2f5f7c', '#4289b3', '#7cc3ec'],
};

export type ThemeName = 'light' | 'dark';

export const COLOURS: Readonly<Record<ThemeName, ChartColours>> = { light: LIGHT, dark: DARK };

/** Every colour that a picture in the light theme may carry -> its counterpart in the dark one. */
export function darkCounterparts(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const [name, light] of Object.entries(LIGHT) as [keyof ChartColours, string | readonly string[]][]) {
    const dark = DARK[name];
    if (typeof light === 'string') pairs.set(light, dark as string);
    else light.forEach((colour, index) => pairs.has(colour) || pairs.set(colour, dark[index] as string));
  }
  return pairs;
}
