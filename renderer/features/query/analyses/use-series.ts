import { useMemo } from 'react';
import { type Answer, useAnswer } from '#renderer/workbench';
import type { Answered } from '#renderer/workers';
import type { TimeField } from '../actions/period';
import type { ChosenSource } from '../actions/use-source';
import { type RegularSeries, regularSeries, type SeriesProblem, seriesStatement } from './series';

/** A series as it was fetched. */
export interface FetchedSeries {
  /** The statement that fetched it. */
  readonly sql: string;
  readonly answer: Answered | null;
  /** `null` while there is none. */
  readonly series: RegularSeries | SeriesProblem | null;
  readonly error: Answer['error'];
}

/** The series of two fields; of all rows, whatever the result that is looked at was cut off at. */
export function useSeries({ source, table }: ChosenSource, time: TimeField | null, value: string | null): FetchedSeries {
  const statement = useMemo(() => {
    if (source === null || table === null || time === null || value === null) return null;
    return { sql: seriesStatement({ source: source.sql, columns: table.fields.map(({ name }) => name), time, value }), params: source.params };
  }, [source, table, time, value]);
  const { result, error, state } = useAnswer(statement);
  const answer = state === 'answered' && statement !== null && result?.sql === statement.sql ? result : null;
  const series = useMemo(() => (answer && time ? regularSeries(answer.table, time.kind) : null), [answer, time]);
  return { sql: statement?.sql ?? '', answer, series, error };
}
