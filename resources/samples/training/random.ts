/** A stream of numbers in [0, 1), the same on every machine for the same seed. */
export type Random = () => number;

/**
 * sfc32 (Chris Doty-Humphrey, PractRand; public domain): 128 bits of state, 32-bit integer
 * operations only. The quotient by 2^32 is exact, so nothing depends on a platform's rounding.
 */
export function sfc32(seed: number): Random {
  let [a, b, c, counter] = [0, seed | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The first words still show the seed; the author's own seeding throws 12 away.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A whole number that is `expected` on average: rounded down or up by chance. */
export function roundByChance(expected: number, random: Random): number {
  return Math.floor(expected + random());
}
