import { normalQuantile } from './normal';

/** Degrees of freedom from which the expansion for many is as exact as the sum for few. */
const MANY = 1000;

/**
 * The bound that a variable of Student's t distribution stays within, on both sides, with probability `confidence`.
 * @param freedom whole degrees of freedom, at least 1
 */
export function studentBound(confidence: number, freedom: number): number {
  const normal = normalQuantile((1 - confidence) / 2);
  if (normal === Infinity || normal === 0) return normal;
  return freedom >= MANY ? expansion(normal, freedom) : solved(confidence, freedom, normal);
}

/** Abramowitz & Stegun (1964), 26.7.5: from the normal quantile, in powers of 1/ν. */
function expansion(x: number, freedom: number): number {
  const square = x * x;
  const terms = [
    (x * (square + 1)) / 4,
    (x * ((5 * square + 16) * square + 3)) / 96,
    (x * (((3 * square + 19) * square + 17) * square - 15)) / 384,
    (x * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945)) / 92160,
  ];
  return x + terms.reduceRight((sum, term) => (sum + term) / freedom, 0);
}

/**
 * Newton's method for the angle θ = arctan(t/√ν) at which A(t|ν) is `confidence`. A is concave in θ and the normal quantile
 * lies below t, so that every step goes up and none too far.
 */
function solved(confidence: number, freedom: number, normal: number): number {
  const steepness = densityFactor(freedom);
  let angle = Math.atan(normal / Math.sqrt(freedom));
  for (let step = Infinity, rounds = 0; step > Number.EPSILON * angle && rounds < 100; rounds++) {
    step = (confidence - within(angle, freedom)) / (steepness * Math.cos(angle) ** (freedom - 1));
    angle = Math.min(angle + step, Math.PI / 2);
  }
  return Math.sqrt(freedom) * Math.tan(angle);
}

/** A(t|ν), the probability of staying within t: Abramowitz & Stegun 26.7.3 for odd, 26.7.4 for even degrees of freedom. */
function within(angle: number, freedom: number): number {
  const square = Math.cos(angle) ** 2;
  const odd = freedom % 2 === 1;
  let [sum, term] = [0, odd ? Math.cos(angle) : 1];
  for (let next = odd ? 3 : 2; next <= freedom; next += 2) {
    sum += term;
    term *= (square * (next - 1)) / next;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** dA/dθ is this times cos^(ν-1) θ. */
function densityFactor(freedom: number): number {
  let factor = freedom % 2 === 1 ? 2 / Math.PI : 1;
  for (let above = freedom % 2 === 1 ? 2 : 3; above < freedom; above += 2) factor *= above / (above - 1);
  return factor;
}
