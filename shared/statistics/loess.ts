/** One of the smoothers of `stl`. */
export interface Smoother {
  /** Values that a fit takes account of: odd, at least 3. */
  readonly span: number;
  /** 0: fits are means; 1: fits are lines. */
  readonly degree: 0 | 1;
  /** Fits are worked out at every so manieth place and joined by lines. */
  readonly jump: number;
}

/**
 * The value at place `at` (from 1, also before and behind the series) of a local fit to the values `left..right` (from 1): weighted by the cube of
 * the cube of the distance (tricube) and by `robustness`. Cleveland (1979), JASA 74; the arithmetic is that of the authors' routine `est`.
 * @returns `null` where all weights are zero
 */
function fitAt(values: Float64Array, { span, degree }: Smoother, at: number, left: number, right: number, robustness: Float64Array | null): number | null {
  const { length } = values;
  const reach = Math.max(at - left, right - at) + (span > length ? Math.floor((span - length) / 2) : 0);
  const weights = new Float64Array(right - left + 1);
  let sum = 0;
  for (let place = left; place <= right; place++) {
    const distance = Math.abs(place - at);
    if (distance > 0.999 * reach) continue;
    const weight = (distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3) * (robustness?.[place - 1] ?? 1);
    weights[place - left] = weight;
    sum += weight;
  }
  if (sum <= 0) return null;
  for (let index = 0; index < weights.length; index++) weights[index] = (weights[index] as number) / sum;
  if (reach > 0 && degree > 0) tilt(weights, at, left, length);
  let fit = 0;
  for (let place = left; place <= right; place++) fit += (weights[place - left] as number) * (values[place - 1] as number);
  return fit;
}

/** Turns the weights of a mean into those of a line, where the places lie far enough apart for one. */
function tilt(weights: Float64Array, at: number, left: number, length: number): void {
  let centre = 0;
  weights.forEach((weight, index) => (centre += weight * (left + index)));
  let spread = 0;
  weights.forEach((weight, index) => (spread += weight * (left + index - centre) ** 2));
  if (Math.sqrt(spread) <= 0.001 * (length - 1)) return;
  const slope = (at - centre) / spread;
  weights.forEach((weight, index) => (weights[index] = weight * (1 + slope * (left + index - centre))));
}

/** The series smoothed at each of its places. */
export function loess(values: Float64Array, smoother: Smoother, robustness: Float64Array | null): Float64Array {
  const { length } = values;
  const smooth = new Float64Array(length);
  if (length < 2) return values.slice();
  const jump = Math.min(smoother.jump, length - 1);
  const span = Math.min(smoother.span, length);
  const smoothAt = (at: number): number => {
    const left = Math.min(Math.max(1, at - ((span + 1) >> 1) + 1), length - span + 1);
    return fitAt(values, smoother, at, left, left + span - 1, robustness) ?? (values[at - 1] as number);
  };
  let last = 1;
  smooth[0] = smoothAt(1);
  for (let at = 1 + jump; last < length; at = Math.min(at + jump, length)) {
    const place = Math.min(at, length);
    smooth[place - 1] = smoothAt(place);
    const step = ((smooth[place - 1] as number) - (smooth[last - 1] as number)) / (place - last);
    for (let between = last + 1; between < place; between++) smooth[between - 1] = (smooth[last - 1] as number) + step * (between - last);
    last = place;
  }
  return smooth;
}

/** The series smoothed, with one place before it and one behind. */
export function loessBeyond(values: Float64Array, smoother: Smoother, robustness: Float64Array | null): Float64Array {
  const { length } = values;
  const span = Math.min(smoother.span, length);
  const inner = loess(values, smoother, robustness);
  const beyond = new Float64Array(length + 2);
  beyond.set(inner, 1);
  beyond[0] = fitAt(values, smoother, 0, 1, span, robustness) ?? (inner[0] as number);
  beyond[length + 1] = fitAt(values, smoother, length + 1, length - span + 1, length, robustness) ?? (inner[length - 1] as number);
  return beyond;
}
