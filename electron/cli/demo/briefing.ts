import type { Translator } from '#shared/i18n';
import type { Questions } from './questions';

/** JSON as `parseChart` and `parseBriefing` read it. */
type Json = Readonly<Record<string, unknown>>;

export interface DemoBriefing {
  readonly charts: readonly { readonly name: string; readonly chart: Json }[];
  readonly briefing: Json;
}

/** How the data and their fields are called, in the reader's language. */
export interface Naming {
  readonly title: string;
  titleOf(field: string): string;
}

/**
 * A first briefing about any table, as the file that an analyst could go on editing.
 * Types and axis titles are left to Molo: it knows the fields.
 */
export function demoBriefing({ title, titleOf }: Naming, questions: Questions, translator: Translator): DemoBriefing {
  const { t, language } = translator;
  const { roles } = questions;
  const called = (field: string | undefined, otherwise: string): string => (field === undefined ? otherwise : titleOf(field));
  const words = { measure: called(roles.measure, t('demo:briefing.count')), time: called(roles.time, ''), dimension: called(roles.dimension, ''), other: called(roles.otherMeasure, '') };
  const perPeriod = periodChart(questions, words, translator);
  const ranking = rankingChart(questions.ranking, roles.measure ?? 'n', questions, {
    title: t('demo:briefing.rankingTitle', words),
    alt: t('demo:briefing.rankingAlt', words),
    language,
  });
  const otherRanking = rankingChart(questions.otherRanking, roles.otherMeasure ?? '', questions, {
    title: t('demo:briefing.otherRankingTitle', words),
    alt: t('demo:briefing.otherRankingAlt', words),
    language,
  });
  const figures = figuresOf(questions);
  const paragraph = (text: string): Json => ({ type: 'paragraph', content: withFigures(text, figures) });
  const heading = (text: string): Json => ({ type: 'heading', level: 2, text });

  const blocks: Json[] = [
    { type: 'paragraph', content: withFigures(t('demo:briefing.intro'), { source: title }) },
    heading(t('demo:briefing.glance')),
    paragraph(roles.measure === undefined ? t('demo:briefing.rows') : t('demo:briefing.measured', words)),
  ];
  if (perPeriod) {
    blocks.push(paragraph(t('demo:briefing.span')), heading(t('demo:briefing.overTime')), { type: 'chart', chart: perPeriod }, paragraph(t('demo:briefing.last')));
  }
  if (ranking) blocks.push(heading(t('demo:briefing.largest')), { type: 'chart', chart: ranking }, paragraph(t('demo:briefing.leader', words)));
  if (otherRanking) blocks.push({ type: 'chart', chart: otherRanking });
  if (questions.rankingOfLast) {
    blocks.push(heading(t('demo:briefing.lastRanking')), { type: 'table', sql: questions.rankingOfLast, caption: t('demo:query.rankingOfLast') });
  }
  blocks.push({ type: 'paragraph', content: [t('demo:briefing.plain')] });

  const charts = [
    ...(perPeriod ? [{ name: 'per-period', chart: perPeriod }] : []),
    ...(ranking ? [{ name: 'ranking', chart: ranking }] : []),
    ...(otherRanking ? [{ name: 'other-ranking', chart: otherRanking }] : []),
  ];
  return { charts, briefing: { molo: 'briefing/1', language, title: t('demo:briefing.title', { name: title }), blocks } };
}

type Inline = string | Json;
type Words = Readonly<Record<'measure' | 'other' | 'time' | 'dimension', string>>;

/** A sentence of the catalogue with `<name>` where a figure stands, as a paragraph's content. */
function withFigures(sentence: string, figures: Readonly<Record<string, Inline>>): Inline[] {
  return sentence.split(/<(\w+)>/).flatMap((part, index) => {
    const inline = index % 2 === 0 ? part : (figures[part] ?? '');
    return inline === '' ? [] : [inline];
  });
}

function figuresOf(questions: Questions): Record<string, Inline> {
  const figure = (sql: string | undefined, format: string): Inline => (sql === undefined ? '' : { figure: { sql, format } });
  return {
    rows: figure(questions.rows, 'integer'),
    total: figure(questions.total, 'number'),
    firstPeriod: figure(questions.firstPeriod, 'text'),
    lastPeriod: figure(questions.lastPeriod, 'text'),
    lastTotal: figure(questions.lastTotal, 'number'),
    leader: figure(questions.leader, 'text'),
    leaderTotal: figure(questions.leaderTotal, 'number'),
    leaderShare: figure(questions.leaderShare, 'percent'),
  };
}

function periodChart(questions: Questions, words: Words, { t, language }: Translator): Json | undefined {
  const { roles } = questions;
  if (questions.perPeriod === undefined || roles.time === undefined) return undefined;
  const measure = roles.measure ?? 'n';
  return {
    molo: 'chart/1',
    sql: questions.perPeriod,
    spec: {
      title: t('demo:briefing.perPeriodTitle', words),
      data: { name: 'result' },
      mark: { type: 'line', point: true },
      encoding: {
        x: { field: escapedPath(roles.time) },
        y: { field: escapedPath(measure), type: 'quantitative' },
      },
    },
    alt: { [language]: t('demo:briefing.perPeriodAlt', words) },
  };
}

interface ChartWords {
  readonly title: string;
  readonly alt: string;
  readonly language: string;
}

function rankingChart(sql: string | undefined, measure: string, { roles }: Questions, { title, alt, language }: ChartWords): Json | undefined {
  if (sql === undefined || roles.dimension === undefined) return undefined;
  return {
    molo: 'chart/1',
    sql,
    spec: {
      title,
      data: { name: 'result' },
      mark: 'bar',
      encoding: {
        y: { field: escapedPath(roles.dimension), type: 'nominal', sort: '-x', title: null },
        x: { field: escapedPath(measure), type: 'quantitative' },
      },
    },
    alt: { [language]: alt },
  };
}

/** In Vega-Lite a field is a path: dots and brackets of a plain name are escaped. */
function escapedPath(name: string): string {
  return name.replace(/[\\.[\]]/g, '\\$&');
}
