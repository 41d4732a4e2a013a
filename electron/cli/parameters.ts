import { MoloError } from '#shared/base';
import { type ParamValue, type QueryParams, realValue } from '#shared/query';

/** The rule for cells of plain files (design, section 6) holds for parameters too: `007` and `+5` are text. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;
const INT64_MAX = 2n ** 63n - 1n;

/** Types that a parameter can be given: what its text means then, `undefined` where it cannot mean that. */
const TYPES: Readonly<Record<string, (text: string) => ParamValue | undefined>> = {
  string: (text) => text,
  integer: (text) => (INTEGER.test(text) && typeof plainValue(text) !== 'string' ? plainValue(text) : undefined),
  number: (text) => (NUMBER.test(text) ? realValue(Number(text)) : undefined),
  null: (text) => (text === '' ? null : undefined),
};

/** The types of parameters, for the help. */
export const PARAMETER_TYPES = Object.keys(TYPES);

/**
 * `--param k=v` words as named parameters; what looks like a plain number is one, REAL with a point or an exponent. `k:string=v` and the like say what it is.
 * @throws MoloError `usage.invalid`
 */
export function parameters(words: readonly string[]): QueryParams {
  const params = Object.create(null) as Record<string, ParamValue>;
  for (const word of words) {
    const [, name, type, text = ''] = /^[:@$]?((?:[^=:]|::)+)(?::([^=:]+))?=(.*)$/s.exec(word) ?? [];
    const value = type === undefined ? plainValue(text) : TYPES[type]?.(text);
    if (name === undefined || value === undefined) throw new MoloError('usage.invalid', { argument: word });
    params[name] = value;
  }
  return params;
}

function plainValue(text: string): ParamValue {
  if (!NUMBER.test(text)) return text;
  if (!INTEGER.test(text)) return realValue(Number(text));
  const integer = BigInt(text);
  if (Number.isSafeInteger(Number(text))) return Number(text) + 0;
  return integer <= INT64_MAX && integer >= -INT64_MAX - 1n ? integer : text;
}
