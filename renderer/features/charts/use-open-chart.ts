import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useTranslator } from '#renderer/ui';
import { type Answer, isUnderWay, type OpenData, type OpenDocument, useAnswer, useDocument, useSession, useWorkbench } from '#renderer/workbench';
import { asMoloError, isMoloError, type Language, type MoloError, textIn } from '#shared/base';
import { type ChartField, type ChartPlan, described, parseChart, planChart } from '#shared/chart';
import type { JsonCommand, JsonValue } from '#shared/document';
import { cellAt, type Column, type Field, type Table } from '#shared/table';
import { commandOf, type Wish } from './model/edit';
import { type ChartReading, readChart } from './model/reading';
import type { FieldChoice } from './model/shelf';
import type { OpenChart } from './open-chart';
import { Charts, chartsOf, type ChartView } from './store';

export function useOpenChart(document: OpenDocument): OpenChart {
  const { language } = useTranslator();
  const charts = chartsOf(useWorkbench());
  const state = useDocument(document);
  const data = useSession((session) => session.data);
  const view = useStore(charts.store, (all) => Charts.viewOf(all, document.id));
  const setView = useCallback((change: Partial<ChartView>) => charts.change(document.id, change), [charts, document]);

  const reading = useMemo(() => readChart(state.content), [state.content]);
  const isArriving = useSession((session) => session.isRestoring || session.openings.some(isUnderWay));
  const { plan, fault } = useMemo(() => planned(state.content, data, isArriving), [state.content, data, isArriving]);
  const answer = useAnswer(plan);
  useLastTable(answer, plan, setView);
  const fields = useMemo(() => fieldsOf(reading, data, view.table, plan?.fields ?? [], language), [reading, data, view.table, plan, language]);

  const execute = useCallback((command: JsonCommand | null) => command && document.execute(command), [document]);
  const wish = useCallback((wishes: readonly Wish[]) => execute(commandOf(document.state.getState().content, wishes)), [document, execute]);
  return useMemo(() => ({ document, state, reading, plan, fault, answer, fields, view, setView, execute, wish }), [document, state, reading, plan, fault, answer, fields, view, setView, execute, wish]);
}

/** @param isArriving data is on its way: what is not open may be among it, and is not missed yet */
function planned(content: JsonValue, data: readonly OpenData[], isArriving: boolean): { readonly plan: ChartPlan | null; readonly fault: MoloError | null } {
  try {
    return { plan: planChart(parseChart(content), data.flatMap(({ tables }) => tables)), fault: null };
  } catch (thrown) {
    return { plan: null, fault: isArriving && isMoloError(thrown, 'chart.unknownTable') ? null : asMoloError(thrown) };
  }
}

/** Titles and types are the tables'; an answer's columns know their names. */
function useLastTable({ state, result }: Answer, plan: ChartPlan | null, setView: OpenChart['setView']): void {
  const answered = state === 'answered' ? result?.table : undefined;
  const key = JSON.stringify(plan?.fields ?? []);
  useEffect(() => {
    if (answered) setView({ table: described(answered, JSON.parse(key) as ChartField[]) });
  }, [answered, key, setView]);
}

/** Fewer names than this can be chosen from. */
const FEW = 200;

function fieldsOf({ source }: ChartReading, data: readonly OpenData[], table: Table | null, known: readonly ChartField[], language: Language): FieldChoice[] {
  const fields: readonly Field[] = source.kind === 'sql' ? (table?.fields ?? []) : (findFields(source.table, data) ?? []);
  return fields.map(({ name, type, title }) => {
    const at = table?.fields.findIndex((field) => field.name === name) ?? -1;
    const column = table?.columns[at];
    const answered = table?.fields[at]?.type;
    const values = column && valuesOf(column);
    const foremost = values && table && column && foremostOf(column, table);
    const words = known.find((own) => own.name === name && own.aggregate === undefined)?.title ?? title;
    return { name, title: textIn(words, language) ?? name, type: answered === 'year' ? answered : type, ...(values && { values }), ...(foremost !== undefined && { foremost }) };
  });
}

function findFields(wanted: string, data: readonly OpenData[]): readonly Field[] | undefined {
  const tables = data.flatMap((open) => open.tables);
  return (tables.find(({ alias, name }) => `${alias}.${name}` === wanted) ?? tables.find(({ name }) => name === wanted))?.fields;
}

function valuesOf(column: Column): string[] | undefined {
  if (column.kind !== 'dictionary' || column.dictionary.length > FEW) return undefined;
  const texts = column.dictionary.filter((value) => typeof value === 'string');
  return texts.toSorted();
}

/** The name with the greatest total of the first amounts that are drawn. */
function foremostOf(names: Column, { columns, rows }: Table): string | undefined {
  const amounts = columns.find((column) => column.kind !== 'dictionary');
  const totals = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const name = cellAt(names, row);
    if (typeof name !== 'string') continue;
    const amount = amounts === undefined ? 1 : Number(cellAt(amounts, row) ?? 0);
    totals.set(name, (totals.get(name) ?? 0) + amount);
  }
  return [...totals].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
