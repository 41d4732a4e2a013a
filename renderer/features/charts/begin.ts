import { notify } from '#renderer/ui';
import type { OpenTable, Statement, Workbench } from '#renderer/workbench';
import { MoloError } from '#shared/base';
import { CHART_VERSION, described, parseChart, planChart, suggestChart } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { Translator } from '#shared/i18n';
import { quoteName } from '#shared/query';
import { titleOfChart } from './model/reading';
import { chartsOf } from './store';

/** Rows of a table by which a first picture is chosen. */
const LOOKED_AT = 5_000;
/** Far above any chart that a person writes. */
const MOST_BYTES = 5_000_000;

/** Makes a document of a chart and shows it. */
export async function beginWith(workbench: Workbench, content: JsonValue): Promise<void> {
  const { id } = await workbench.documents.create('chart', content, titleOfChart);
  workbench.router.go('charts', id);
}

/** @throws MoloError of the family `query` */
export async function beginWithStatement(workbench: Workbench, { sql, params }: Statement, translator: Translator): Promise<void> {
  const { table } = await workbench.answers.ask({ sql, params });
  const tables = workbench.session.store.getState().data.flatMap((open) => open.tables);
  const { fields } = planChart(parseChart({ molo: CHART_VERSION, sql, params, spec: { mark: 'bar' } }), tables);
  await beginWith(workbench, suggestChart({ sql, params }, described(table, fields), translator));
}

export async function beginWithTable(workbench: Workbench, { alias, name, fields }: OpenTable, translator: Translator): Promise<void> {
  const { table } = await workbench.data.query({ sql: `SELECT * FROM ${quoteName(alias)}.${quoteName(name)} LIMIT ${LOOKED_AT}` });
  // An answer's columns know their names; titles and declared types are the table's.
  await beginWith(workbench, suggestChart({ table: `${alias}.${name}` }, { ...table, fields }, translator));
}

/** @throws MoloError `chart.*` when the file is no chart; nothing is kept of it then */
export async function beginWithFile(workbench: Workbench, file: File): Promise<void> {
  if (file.size > MOST_BYTES) throw new MoloError('chart.malformed', { pointer: '/' });
  const text = await file.text();
  parseChart(text);
  await beginWith(workbench, JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue);
}

/** Charts are JSON; everything else that is dropped is data. */
export function isChartFile({ name }: File): boolean {
  return /\.(json|vl)$/i.test(name);
}

export async function duplicate(workbench: Workbench, content: JsonValue): Promise<void> {
  await beginWith(workbench, content);
}

/** Removes it, and offers to take that back. */
export async function remove(workbench: Workbench, id: string, { t }: Translator): Promise<void> {
  const { documents, router, tell } = workbench;
  const document = await documents.open(id, titleOfChart);
  if (document === undefined) return;
  const { content, title } = document.state.getState();
  chartsOf(workbench).forget(id);
  await documents.remove(id);
  router.go('charts');
  const run = (): void => void beginWith(workbench, content).catch(tell);
  notify({ tone: 'done', text: t('charts:removed', { title: title || t('charts:untitled') }), action: { label: t('charts:takeBack'), run } });
}
