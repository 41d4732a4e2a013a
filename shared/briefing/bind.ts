import { MoloError } from '#shared/base';
import type { ChartTable } from '#shared/chart';
import { type Cell, cellAt, type Column } from '#shared/table';
import type { Binding, Bindings, BoundFigure } from './binding';
import { blockType } from './blocks';
import { type Briefing, placeOfBlock } from './briefing';
import type { FigureQuestion } from './inline';
import { type Answer, type MarkedOrigin, originKey, type Question, type Run } from './question';

/** A briefing whose every number is bound to its query, its packages and its result. */
export interface BoundBriefing extends Bindings {
  readonly briefing: Briefing;
  readonly figures: readonly BoundFigure[];
  readonly charts: readonly Binding[];
  readonly tables: readonly Binding[];
}

/**
 * Asks every query of a briefing; the same query is asked once.
 * @param listing the tables that are open: bare specs look theirs up, and fields get their titles from it
 * @throws MoloError `briefing.figure` for a figure whose query does not give exactly one value, and whatever `run` rejects with
 */
export async function bindBriefing(briefing: Briefing, run: Run, listing: readonly ChartTable[] = []): Promise<BoundBriefing> {
  const asked = new Map<string, Answer>();
  const counts = { figure: 0, chart: 0, table: 0 };
  const bindings = new Map<string, Binding | BoundFigure>();
  for (const question of questionsOf(briefing, listing)) {
    const key = JSON.stringify([question.sql, question.params]);
    const answer = asked.get(key) ?? (await run(question.sql, question.params));
    asked.set(key, answer);
    const binding: Binding = { ...question, ...answer, number: ++counts[question.kind] };
    bindings.set(question.place, isFigureQuestion(question) ? { ...binding, kind: 'figure', figure: question.figure, value: valueOf(binding) } : binding);
  }
  const all = [...bindings.values()];
  return {
    briefing,
    figures: all.filter((binding): binding is BoundFigure => binding.kind === 'figure'),
    charts: all.filter(({ kind }) => kind === 'chart'),
    tables: all.filter(({ kind }) => kind === 'table'),
    bindings,
    origins: distinctOrigins(all),
    listing,
  };
}

/** Every query of a briefing, in reading order. @throws MoloError `chart.*` for a bare spec whose table is not open */
export function questionsOf(briefing: Pick<Briefing, 'blocks'>, listing: readonly ChartTable[] = []): readonly Question[] {
  return briefing.blocks.flatMap((block, index) => blockType(block.type)?.questions(block, placeOfBlock(index), listing) ?? []);
}

function isFigureQuestion(question: Question): question is FigureQuestion {
  return question.kind === 'figure';
}

function valueOf({ table, place }: Binding): Cell {
  if (table.rows !== 1 || table.columns.length !== 1) {
    throw new MoloError('briefing.figure', { pointer: place, rows: table.rows, columns: table.columns.length });
  }
  return cellAt(table.columns[0] as Column, 0);
}

function distinctOrigins(bindings: readonly Binding[]): MarkedOrigin[] {
  const origins = new Map<string, MarkedOrigin>();
  for (const origin of bindings.flatMap((binding) => binding.origins)) origins.set(originKey(origin), origin);
  return [...origins.values()];
}
