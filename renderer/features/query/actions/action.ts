import type { PeriodKind, TimeField } from './period';

/** What an action works on: the columns of a statement that are looked at as series over time. */
export interface Series {
  /** A reading statement, without its semicolon. */
  readonly source: string;
  /** Its columns, by the names that its answer has. */
  readonly columns: readonly string[];
  readonly time: TimeField | null;
  readonly value: string;
  /** Fields that tell the series apart: each combination of their values is one. */
  readonly groups: readonly string[];
}

/** What a new column is called after the field that it was made of: `cases_index`, in the reader's language. */
export type ColumnWord = 'yearBefore' | 'change' | 'changePercent' | 'mean' | 'sum' | 'index' | 'share' | 'cumulative';

export type ColumnWords = Readonly<Record<ColumnWord, string>>;

/** Something more that an action wants to know. */
export type ActionOption =
  | { readonly id: string; readonly is: 'number'; readonly least: number; readonly most: number; readonly otherwise: number }
  | { readonly id: string; readonly is: 'choice'; readonly choices: readonly string[]; readonly otherwise: string }
  | { readonly id: string; readonly is: 'switch'; readonly otherwise: boolean }
  /** One of the periods that there are; empty: the first. */
  | { readonly id: string; readonly is: 'period'; readonly otherwise: '' };

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** A way to write SQL on top of SQL. */
export interface Action {
  readonly id: 'yearOverYear' | 'movingWindow' | 'basedIndex' | 'shareOfTotal' | 'cumulative';
  /** Kinds of periods that it can calculate with; `optional`: it does without a time as well. */
  readonly time: readonly PeriodKind[];
  readonly isTimeOptional?: boolean;
  readonly options: readonly ActionOption[];
  /** The statement. Its time is given unless that is optional. */
  write(series: Series, options: OptionValues, words: ColumnWords): string;
}

/** Periods that can be reckoned with, and those that can only be put in order. */
export const PERIODS = ['number', 'year', 'quarter', 'month', 'week', 'day', 'midnight'] as const;
export const ANY_TIME = [...PERIODS, 'other'] as const;
