import { compareValues, Real, real, Uncertain, type Value } from '../value';
import { CASTS, double, numeric, whole } from './conversions';
import { type Operation, strict } from './operation';

type Known = Exclude<Value, null>;

const number = (value: Known): number | bigint | Real => numeric(value) as number | bigint | Real;

/** Of text the number in it, as a REAL. */
function absolute(value: Known): Value {
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'bigint') {
    if (value === -(2n ** 63n)) throw new Uncertain();
    return value < 0n ? -value : value;
  }
  const known = double(number(value));
  return real(known < 0 ? -known : known);
}

/** From here a double has no fraction. */
const WHOLE = 2 ** 52;
const MOST_PLACES = 15;

/** Halves go away from zero. SQLite rounds the digits that it prints: where they are near a half, it has to tell. */
function rounded(value: Known, places: Known = 0): Value {
  const count = whole(number(places));
  const known = double(number(value));
  if (count > MOST_PLACES) throw new Uncertain();
  if (Math.abs(known) > WHOLE) return real(known);
  if (count <= 0) return real(Math.trunc(known + (known < 0 ? -0.5 : 0.5)) + 0);
  const scaled = Math.abs(known) * 10 ** Number(count);
  if (scaled > 1e12 || Math.abs((scaled % 1) - 0.5) < 1e-3) throw new Uncertain();
  return real(Number(known.toFixed(Number(count))));
}

function sign(value: Known): Value {
  if (typeof value === 'string') throw new Uncertain();
  const known = double(value);
  return known < 0 ? -1 : known > 0 ? 1 : 0;
}

/** Integers stay as they are. */
function towards(of: (value: number) => number): Operation {
  return strict(1, 1, (value) => {
    if (typeof value === 'string') throw new Uncertain();
    return value instanceof Real ? real(of(value.value)) : value;
  });
}

/** Of values that are equal, min takes the last and max the first (func.c, minmaxFunc). */
function extreme(isBetter: (order: number) => boolean): Operation {
  return strict(2, Infinity, (...values) => values.reduce((best, value) => (isBetter(compareValues(value, best)) ? value : best)));
}

const ceiling = towards(Math.ceil);

export const NUMBER: Readonly<Record<string, Operation>> = {
  abs: { ...strict(1, 1, absolute), canFail: true },
  round: strict(1, 2, rounded),
  sign: strict(1, 1, sign),
  ceil: ceiling,
  ceiling,
  floor: towards(Math.floor),
  trunc: towards(Math.trunc),
  min: extreme((order) => order <= 0),
  max: extreme((order) => order > 0),
  'cast:integer': strict(1, 1, CASTS.integer),
  'cast:real': strict(1, 1, CASTS.real),
  'cast:text': strict(1, 1, CASTS.text),
};
