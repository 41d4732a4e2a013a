import { useMemo } from 'react';
import { useAnswer } from '#renderer/workbench';
import type { MoloError } from '#shared/base';
import type { Cell } from '#shared/table';
import { cellsOf, periodsStatement, varietyStatement } from './facts';
import type { Source } from './source';
import type { ChosenSource } from './use-source';

/** What all rows of a source say of its fields, and not only the first of them. */
export interface Facts {
  /** The periods of the time, in order; `null` while they are not known. */
  readonly periods: readonly Cell[] | null;
  /** How many values each field has that could tell series apart; `null` while that is not known. */
  readonly variety: ReadonlyMap<string, number> | null;
  readonly error: MoloError | null;
}

/** @param fields that could tell series apart */
export function useFacts({ source, table }: ChosenSource, time: string | null, fields: readonly string[]): Facts {
  const of = useMemo(() => (source === null || table === null ? null : { source: source.sql, columns: table.fields.map(({ name }) => name) }), [source, table]);
  const periods = useCells(of === null || time === null ? null : periodsStatement(of, time), source?.params);
  const counted = useCells(of === null || fields.length === 0 ? null : varietyStatement(of, fields), source?.params);
  const variety = useMemo(() => {
    if (of === null || (fields.length > 0 && counted.columns === null)) return null;
    return new Map(fields.map((field, at) => [field, Number(counted.columns?.[at]?.[0] ?? 0)]));
  }, [of, fields, counted.columns]);
  return { periods: periods.columns?.[0] ?? null, variety, error: periods.error ?? counted.error };
}

function useCells(sql: string | null, params: Source['params'] | undefined) {
  const { result, state, error } = useAnswer(sql === null ? null : { sql, params: params ?? {} });
  const answer = state === 'answered' && sql !== null && result?.sql === sql ? result : null;
  const columns = useMemo(() => answer && answer.table.columns.map((_, at) => cellsOf(answer.table, at)), [answer]);
  return { columns, error };
}
