import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { namedTables, tableReference, useAnswer, useSession } from '#renderer/workbench';
import type { QueryParam } from '#shared/query';
import type { Table } from '#shared/table';
import { useDesk } from '../desk';
import { sheetOf, shownResult } from '../runs';
import { LOOKED_AT } from './period';

/** Something that can be calculated from: the result that is looked at, or an open table. */
export interface Source {
  readonly id: string;
  readonly is: 'result' | 'table';
  /** The number of the result, the name of the table. */
  readonly name: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, QueryParam>>;
}

export interface ChosenSource {
  readonly sources: readonly Source[];
  readonly source: Source | null;
  readonly choose: (id: string) => void;
  /** Rows to look at; `null` while there are none yet. */
  readonly table: Table | null;
}

const NO_PARAMS = {};

/** The result first, as long as there is one that a statement gave. */
export function useSource(): ChosenSource {
  const desk = useDesk();
  const { document } = useStore(desk.store);
  const result = useStore(desk.runs.store, (state) => (document ? shownResult(sheetOf(state, document.id)) : undefined));
  const data = useSession((state) => state.data);
  const [chosen, setChosen] = useState<string | null>(null);
  const sources = useMemo((): Source[] => {
    const [tables, named] = [data.flatMap((open) => open.tables), namedTables(data)];
    const own = result && !result.asked.analysis ? [{ id: 'result', is: 'result' as const, name: String(result.number), sql: result.asked.sql, params: result.asked.params as Source['params'] }] : [];
    return [...own, ...tables.map((table): Source => ({ id: `${table.alias}.${table.name}`, is: 'table', name: table.name, sql: `SELECT * FROM ${tableReference(table, named)}`, params: NO_PARAMS }))];
  }, [data, result]);
  const source = sources.find(({ id }) => id === chosen) ?? sources[0] ?? null;
  const sample = useMemo(() => (source?.is === 'table' ? { sql: `${source.sql} LIMIT ${LOOKED_AT}`, params: NO_PARAMS } : null), [source]);
  const looked = useAnswer(sample);
  const table = source?.is === 'result' ? (result?.answer.table ?? null) : (looked.result?.table ?? null);
  return { sources, source, choose: setChosen, table };
}
