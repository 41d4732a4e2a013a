import { fold } from '#shared/query';
import type { Column, Field, Table } from '#shared/table';
import { type PeriodKind, periodKind, type TimeField } from './period';

/** What the fields of a table could be for an action. */
export interface Roles {
  readonly times: readonly TimeField[];
  /** Fields of numbers. */
  readonly values: readonly string[];
  /** All fields: each can tell series apart. */
  readonly names: readonly string[];
}

/** What a person chose, or what is likely meant. */
export interface Chosen {
  readonly time: string | null;
  readonly value: string | null;
  readonly groups: readonly string[];
}

const CALLED_TIME = /^(time|date|day|week|month|quarter|year|period|czas|data|dzien|tydzien|miesiac|kwartal|rok|okres)/;
const CALLED_VALUE = /^(n|value|values|count|number|total|sum|amount|cases|persons|people|applications|obs_value|liczba|ilosc|wartosc|suma|razem|osoby|wnioski)(_|$|\b)/;

/** @param kinds the kinds of periods that will do */
export function rolesOf(table: Table, kinds: readonly PeriodKind[]): Roles {
  const columns = table.fields.map((field, index) => ({ field, column: table.columns[index] as Column }));
  const times = columns.flatMap(({ field, column }) => {
    const kind = periodKind(field, column);
    return kind !== null && kinds.includes(kind) ? [{ name: field.name, kind }] : [];
  });
  return { times, values: columns.filter(({ field, column }) => isNumeric(field, column)).map(({ field }) => field.name), names: table.fields.map(({ name }) => name) };
}

/** Says how a value is to be taken, and not whose it is. */
const CALLED_FLAG = /(^|_)(flag|flags|obs_status|conf_status|znak|uwagi)$/;

/** The time by its name and then by its order; the value likewise, of the last; every text that is neither time nor flag as a group. */
export function guessed(table: Table, { times, values }: Roles): Chosen {
  const time = times.find(({ name }) => CALLED_TIME.test(fold(name))) ?? times[0];
  // Years are numbers too: they are a value only where there is no other.
  const measures = values.filter((name) => !times.some((one) => one.name === name));
  const value = measures.find((name) => CALLED_VALUE.test(fold(name))) ?? measures.at(-1) ?? values.find((name) => name !== time?.name);
  const groups = table.fields.map(({ name }) => name).filter((name) => !values.includes(name) && !times.some((one) => one.name === name) && !CALLED_FLAG.test(fold(name)));
  return { time: time?.name ?? null, value: value ?? null, groups };
}

function isNumeric({ type }: Field, column: Column): boolean {
  if (type === 'year' || type === 'boolean') return type === 'year';
  return column.kind === 'dictionary' ? column.dictionary.length > 0 && column.dictionary.every((value) => value === null || typeof value === 'number' || typeof value === 'bigint') && column.dictionary.some((value) => value !== null) : true;
}
