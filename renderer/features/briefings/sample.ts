import { type OpenData, type OpenTable, tableReference } from '#renderer/workbench';
import { type Content, type Figure, writeBriefing } from '#shared/briefing';
import { parseChart } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { Translator } from '#shared/i18n';
import { quoteName } from '#shared/query';

/** Year of the sudden influx that the training data tell of. */
const YEAR = '2022';

/** A short briefing about the training package: text with bound figures, a chart and a table. */
export function sampleContent(training: OpenData, all: readonly OpenTable[], { t, language }: Translator, date: string): JsonValue {
  const reference = (name: string): string => tableReference({ alias: training.alias, name }, all);
  const [cases, voivodeships] = [reference('cases'), reference('voivodeships')];
  const inYear = `procedure = 'TP' and month between '${YEAR}-01' and '${YEAR}-12'`;
  const figures: Readonly<Record<string, Figure>> = {
    total: { sql: `select sum(applications) from ${cases} where ${inYear}`, params: {}, format: 'integer', label: t('briefings:sample.totalLabel', { year: YEAR }) },
    peak: { sql: `select month from ${cases} where ${inYear} group by month order by sum(applications) desc limit 1`, params: {}, format: 'date', label: t('briefings:sample.peakLabel') },
    share: {
      sql: `select round(100.0 * sum(applications) filter (where sex = 'F') / sum(applications), 1) from ${cases} where ${inYear}`,
      params: {},
      format: 'percent',
      decimals: 1,
      label: t('briefings:sample.shareLabel'),
    },
  };
  return writeBriefing({
    language,
    title: t('briefings:sample.title'),
    subtitle: t('briefings:sample.subtitle'),
    author: t('briefings:sample.author'),
    date,
    blocks: [
      { type: 'heading', level: 2, text: t('briefings:sample.course') },
      { type: 'paragraph', content: [...withFigures(t('briefings:sample.text', { year: YEAR }), figures), { footnote: [t('briefings:sample.footnote')] }] },
      { type: 'chart', chart: monthChart(cases, t('briefings:sample.chartTitle'), t('briefings:sample.chartAlt'), language) },
      { type: 'heading', level: 2, text: t('briefings:sample.who') },
      { type: 'paragraph', content: withFigures(t('briefings:sample.whoText'), figures) },
      { type: 'table', sql: voivodeshipTable(cases, voivodeships, language, t), params: {}, caption: t('briefings:sample.tableCaption', { year: YEAR }), rows: 50 },
      { type: 'note', title: t('briefings:sample.noteTitle'), content: [t('briefings:sample.note')] },
    ],
  });
}

/** A sentence of the catalogue with `<name>` where a figure stands. */
function withFigures(sentence: string, figures: Readonly<Record<string, Figure>>): Content {
  return sentence.split(/<(\w+)>/).flatMap((part, index): Content => {
    const figure = index % 2 === 0 ? undefined : figures[part];
    return figure ? [{ figure }] : part === '' ? [] : [part];
  });
}

function monthChart(cases: string, title: string, alt: string, language: string) {
  return parseChart({
    molo: 'chart/1',
    sql: `select month, sum(applications) as applications from ${cases} where month between '2021-01' and '2023-12' group by month order by month`,
    spec: { title, data: { name: 'result' }, mark: { type: 'line', point: true }, encoding: { x: { field: 'month' }, y: { field: 'applications', type: 'quantitative' } } },
    alt: { [language]: alt },
  });
}

function voivodeshipTable(cases: string, voivodeships: string, language: string, t: Translator['t']): string {
  const name = language === 'pl' ? 'name_pl' : 'name_en';
  return (
    `select names.${name} as ${quoteName(t('briefings:sample.voivodeship'))}, sum(applications) as ${quoteName(t('briefings:sample.applications'))},\n` +
    `  sum(positive) as ${quoteName(t('briefings:sample.positive'))}\n` +
    `from ${cases} as counted join ${voivodeships} as names on names.code = counted.voivodeship\n` +
    `where procedure = 'TP' and month between '${YEAR}-01' and '${YEAR}-12'\n` +
    `group by names.code order by 2 desc, 1 limit 8`
  );
}
