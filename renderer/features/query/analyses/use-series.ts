import { useMemo } from 'react';
import { type Answer, useAnswer } from '#renderer/workbench';
import type { Answered } from '#renderer/workers';
import { type TimeField, timeOfSeries } from '../actions/period';
import type { ChosenRoles } from '../actions/use-roles';
import type { ChosenSource } from '../actions/use-source';
import { type AllSeries, seriesOf, seriesStatement } from './series';

/** Series as they were fetched. */
export interface FetchedSeries {
  /** The statement that fetched them. */
  readonly sql: string;
  readonly answer: Answered | null;
  /** `null` while there are none. */
  readonly all: AllSeries | null;
  /** The time as their rows write it. */
  readonly time: TimeField | null;
  /** Texts whose rows are added up. */
  readonly members: readonly string[];
  readonly error: Answer['error'];
}

/** The series of two fields, one for each combination of the groups; of all rows, whatever the result that is looked at was cut off at. */
export function useSeries({ source, table }: ChosenSource, { timeField, value, groups, telling, isKnown }: ChosenRoles, zeros: boolean): FetchedSeries {
  // By their names: they are made anew at every render.
  const named = JSON.stringify([groups, telling.filter((name) => !groups.includes(name) && name !== value)]);
  const fetching = useMemo(() => {
    if (source === null || table === null || timeField === null || value === null || !isKnown) return null;
    const [apart, members] = JSON.parse(named) as [string[], string[]];
    return { source: source.sql, columns: table.fields.map(({ name }) => name), time: timeField, value, groups: apart, members };
  }, [source, table, timeField, value, isKnown, named]);
  const statement = useMemo(() => fetching && { sql: seriesStatement(fetching), params: source?.params ?? {} }, [fetching, source]);
  const { result, error, state } = useAnswer(statement);
  const answer = state === 'answered' && statement !== null && result?.sql === statement.sql ? result : null;
  const time = useMemo(() => timeField && timeOfSeries(timeField).time, [timeField]);
  const all = useMemo(() => (answer && time && fetching && !answer.truncated ? seriesOf(answer.table, fetching.groups.length, time, zeros) : null), [answer, time, fetching, zeros]);
  return { sql: statement?.sql ?? '', answer, all, time, members: fetching?.members ?? [], error };
}
