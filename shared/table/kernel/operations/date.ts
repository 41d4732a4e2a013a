import { Uncertain, type Value } from '../value';
import { type Operation, strict } from './operation';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day of the calendar as year, month, day. @throws Uncertain for everything else, which SQLite reads in many ways */
function dayOf(value: Value): RegExpExecArray {
  const day = typeof value === 'string' ? DAY.exec(value) : null;
  if (day === null || new Date(`${value as string}T00:00:00Z`).toJSON()?.slice(0, 10) !== value) throw new Uncertain();
  return day;
}

/** `strftime` with the fields of a day. */
function formatted(format: Exclude<Value, null>, value: Exclude<Value, null>): Value {
  if (typeof format !== 'string' || !/^(?:[^%\0]|%[Ymd])*$/.test(format)) throw new Uncertain();
  const [, year, month, day] = dayOf(value);
  return format.replace(/%[Ymd]/g, (field) => (field === '%Y' ? year : field === '%m' ? month : day) as string);
}

export const DATE: Readonly<Record<string, Operation>> = {
  date: strict(1, 1, (value) => dayOf(value)[0]),
  strftime: strict(2, 2, formatted),
};
