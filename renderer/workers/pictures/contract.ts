/**
 * What the page and its picture worker say to each other. Charts are strangers' files and Vega takes its time:
 * both are better off a thread away from the page.
 */
import type { ErrorCode, ErrorParams, Language } from '#shared/base';
import type { BoundBriefing, EmbeddedFont } from '#shared/briefing';
import type { ChartPlan, RenderOptions } from '#shared/chart';
import type { Table } from '#shared/table';

/** A planned chart, the answer to its SQL, and how it is to look. */
export interface ChartToDraw extends Omit<RenderOptions, 'translator' | 'annotations' | 'alt' | 'fields'> {
  readonly plan: ChartPlan;
  readonly table: Table;
  readonly language: Language;
}

/** A briefing whose questions are answered. */
export interface PageToWrite {
  readonly bound: BoundBriefing;
  readonly fonts: readonly EmbeddedFont[];
}

/** Everything that the worker can be asked to do. */
export interface PictureOperations {
  /** SVG text, safe to stand in the page: `shared/chart/picture.ts` lists what may be in it. */
  svg: { readonly input: ChartToDraw; readonly output: string };
  /** The HTML file of a briefing, as `molo briefing build` writes it. */
  html: { readonly input: PageToWrite; readonly output: string };
}

export type PictureOperation = keyof PictureOperations;

export type AskPicture = { readonly [Name in PictureOperation]: { readonly id: number; readonly name: Name; readonly input: PictureOperations[Name]['input'] } }[PictureOperation];

export type FromPictures =
  | { readonly id: number; readonly is: 'done'; readonly output: unknown }
  | { readonly id: number; readonly is: 'failed'; readonly error: { readonly code: ErrorCode; readonly params: ErrorParams } };
