import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { namedTables, tableReference, useAnswer, useSession } from '#renderer/workbench';
import type { Table } from '#shared/table';
import { useDesk } from '../desk';
import { type Result, sheetOf, shownResult } from '../runs';
import { LOOKED_AT } from './period';
import type { Source } from './source';
import { fromSource } from './wrap';

export interface ChosenSource {
  readonly sources: readonly Source[];
  readonly source: Source | null;
  readonly choose: (id: string) => void;
  /** Rows to look at; `null` while there are none yet. */
  readonly table: Table | null;
}

const NO_PARAMS = {};
const NO_RESULTS: readonly Result[] = [];

/** First proposed is the result that is looked at; of an analysis, what it was worked out from. */
export function useSource(): ChosenSource {
  const desk = useDesk();
  const { document } = useStore(desk.store);
  const sheet = useStore(desk.runs.store, (state) => (document ? sheetOf(state, document.id) : null));
  const data = useSession((state) => state.data);
  const [chosen, setChosen] = useState<string | null>(null);
  const [results, shown] = [sheet?.results ?? NO_RESULTS, sheet ? shownResult(sheet) : undefined];
  const proposed = useMemo(() => (shown === undefined ? null : (shown.asked.analysis?.source ?? sourceOf(shown))), [shown]);
  const sources = useMemo((): Source[] => {
    const [tables, named] = [data.flatMap((open) => open.tables), namedTables(data)];
    const known = [...results.filter(({ asked }) => !asked.analysis).map(sourceOf), ...tables.map((table): Source => ({ id: `${table.alias}.${table.name}`, is: 'table', name: table.name, sql: `SELECT * FROM ${tableReference(table, named)}`, params: NO_PARAMS }))];
    const isPast = proposed !== null && !known.some(({ id }) => id === proposed.id);
    return isPast ? [{ ...proposed, is: 'past' }, ...known] : known;
  }, [data, results, proposed]);
  const source = sources.find(({ id }) => id === (chosen ?? proposed?.id)) ?? sources[0] ?? null;
  const sample = useMemo(() => (source === null || source.is === 'result' ? null : sampleOf(source)), [source]);
  const looked = useAnswer(sample);
  const answered = looked.state === 'answered' ? (looked.result?.table ?? null) : null;
  const own = results.find(({ id }) => source?.id === idOf(id))?.answer.table;
  return { sources, source, choose: setChosen, table: source?.is === 'result' ? (own ?? null) : answered };
}

/** Its first rows. */
function sampleOf({ sql, params }: Source): Pick<Source, 'sql' | 'params'> {
  const { head, from } = fromSource(sql, []);
  return { sql: [head, `SELECT * FROM ${from} LIMIT ${LOOKED_AT}`].join('\n'), params };
}

function sourceOf({ id, number, asked: { sql, params } }: Result): Source {
  return { id: idOf(id), is: 'result', name: String(number), sql, params: params as Source['params'] };
}

/** No table is called so: its id has a dot. */
function idOf(result: number): string {
  return `result-${result}`;
}
