import { expressionInterpreter } from 'vega-interpreter';
import { UNIT_LABELS } from './locale';
import { isObject } from './spec';

/**
 * A compiled Vega spec in which every local time is UTC: scales, time units, labels. A date then
 * falls on the same day, and a picture is the same, whatever clock the machine keeps.
 */
export function inUtc<Spec>(spec: Spec): Spec {
  return visit(spec, '') as Spec;
}

function visit(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((item) => visit(item, place));
  if (!isObject(value)) return value;
  const result = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member, name)]));
  if (place === 'scales' && result.type === 'time') result.type = 'utc';
  if (place === 'transform' && result.type === 'timeunit') result.timezone = 'utc';
  if (result.formatType === 'time') result.formatType = 'utc';
  return result;
}

type Functions = Record<string, (...args: never[]) => unknown>;

/** Functions of Vega's expressions that read the local clock, as their UTC twins; and what could work without end, bounded. */
function inUtcFunctions(own: Functions): Functions {
  const call = (name: string, args: readonly unknown[]): unknown => own[name]?.(...(args as never[]));
  const replaced: Record<string, (...args: unknown[]) => unknown> = {
    datetime: (year, month = 0, ...rest) =>
      typeof year === 'string' ? new Date(year) : new Date(Date.UTC(year as number, month as number, ...(rest as number[]))),
    year: (date) => new Date(date as number).getUTCFullYear(),
    month: (date) => new Date(date as number).getUTCMonth(),
    date: (date) => new Date(date as number).getUTCDate(),
    day: (date) => new Date(date as number).getUTCDay(),
    hours: (date) => new Date(date as number).getUTCHours(),
    minutes: (date) => new Date(date as number).getUTCMinutes(),
    seconds: (date) => new Date(date as number).getUTCSeconds(),
    milliseconds: (date) => new Date(date as number).getUTCMilliseconds(),
    timezoneoffset: () => 0,
    timeUnitSpecifier: (units) => call('timeUnitSpecifier', [units, UNIT_LABELS]),
    format: (value, specifier) => (ENDLESS_FORMAT.test(String(specifier)) ? '' : call('format', [value, specifier])),
    sequence: (...args) => call('sequence', args.length > 1 && tooLong(args) ? [0] : args),
  };
  for (const [local, utc] of Object.entries(TWINS)) replaced[local] = (...args) => call(utc, args);
  return replaced;
}

const TWINS = {
  quarter: 'utcquarter',
  week: 'utcweek',
  dayofyear: 'utcdayofyear',
  timeFormat: 'utcFormat',
  timeParse: 'utcParse',
  timeOffset: 'utcOffset',
  timeSequence: 'utcSequence',
} as const;

/** A width or precision of three digits pads a number to any length. */
export const ENDLESS_FORMAT = /\d{3}/;

const LONGEST_SEQUENCE = 10_000;

/** Bins of a hostile width would be a list of any length. */
function tooLong(args: readonly unknown[]): boolean {
  const [start, stop, step = 1] = args.map(Number) as [number, number, number?];
  return !(Math.abs((stop - start) / step) <= LONGEST_SEQUENCE);
}

interface Context {
  functions: Functions;
}

const knownContexts = new WeakMap<Functions, Functions>();

function withUtc<C extends Context>(context: C): C {
  let functions = knownContexts.get(context.functions);
  if (functions === undefined) {
    functions = Object.assign(Object.create(context.functions) as Functions, inUtcFunctions(context.functions));
    knownContexts.set(context.functions, functions);
  }
  return { ...context, functions };
}

/** Vega's expression interpreter (no code is ever generated from a spec) over functions that know only UTC. */
export const utcInterpreter: typeof expressionInterpreter = {
  operator: (context: Context, expression: unknown) => expressionInterpreter.operator(withUtc(context), expression),
  parameter: (context: Context, expression: unknown) => expressionInterpreter.parameter(withUtc(context), expression),
  event: (context: Context, expression: unknown) => expressionInterpreter.event(withUtc(context), expression),
  handler: (context: Context, expression: unknown) => expressionInterpreter.handler(withUtc(context), expression),
  encode: (context: Context, encode: unknown) => expressionInterpreter.encode(withUtc(context), encode),
};
