import type { Language } from '#shared/base';
import type { Translator } from '#shared/chart';
import type { Binding, Bindings, BoundFigure } from '../binding';

/** A footnote, gathered while the text above it is written. */
export interface Footnote {
  readonly number: number;
  readonly html: string;
}

/** One page that is being written. */
export interface HtmlContext {
  readonly bound: Bindings;
  readonly translator: Translator;
  /** The briefing's own language. */
  readonly language: Language;
  readonly footnotes: Footnote[];
  /** Level of the last heading, so that none is skipped. */
  heading: number;
}

/** The binding at a place of the briefing. It is there for every question, or binding would have failed. */
export function bindingAt({ bound }: HtmlContext, place: string): Binding | BoundFigure {
  const binding = bound.bindings.get(place);
  if (binding === undefined) throw new RangeError(`no binding at ${place}`);
  return binding;
}

export function isFigure(binding: Binding | BoundFigure): binding is BoundFigure {
  return binding.kind === 'figure';
}

/** The id of a binding in the page, and of its line in the list of sources. */
export function idOf({ kind, number }: Binding): string {
  return `${kind}-${number}`;
}

export function sourceIdOf(binding: Binding): string {
  return `source-${idOf(binding)}`;
}
