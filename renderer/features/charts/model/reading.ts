import type { JsonPath, JsonValue } from '#shared/document';
import { isMembers, valueAt } from './edit';

type Members = { readonly [name: string]: JsonValue };

/** A chart document as the Builder reads it: leniently, for it may be incomplete while it is edited. */
export interface ChartReading {
  /** Where the spec lies: a file of Molo holds one, a bare spec is one. */
  readonly root: JsonPath;
  readonly spec: Members;
  readonly mark: string;
  readonly encoding: Members;
  readonly title: string;
  readonly subtitle: string;
  readonly source: { readonly kind: 'sql'; readonly sql: string } | { readonly kind: 'table'; readonly table: string };
  /** Several views: the Builder shows the words, the rest is edited in JSON. */
  readonly isComposed: boolean;
  /** A bare spec has no place for annotations and alternative text. */
  readonly isBare: boolean;
}

const COMPOSERS = ['layer', 'concat', 'hconcat', 'vconcat', 'repeat', 'facet', 'spec'];

export function readChart(content: JsonValue): ChartReading {
  const isBare = !isMembers(content) || content.molo === undefined;
  const root: JsonPath = isBare ? [] : ['spec'];
  const found = valueAt(content, root);
  const spec = isMembers(found) ? found : {};
  const { sql } = isMembers(content) ? content : {};
  const table = valueAt(spec, ['data', 'name']);
  return {
    root,
    spec,
    mark: textOf(isMembers(spec.mark) ? spec.mark.type : spec.mark),
    encoding: isMembers(spec.encoding) ? spec.encoding : {},
    ...titlesOf(spec.title),
    source: typeof sql === 'string' && !isBare ? { kind: 'sql', sql } : { kind: 'table', table: textOf(table) },
    isComposed: COMPOSERS.some((name) => spec[name] !== undefined),
    isBare,
  };
}

/** What a list calls the document; empty while it has no title. */
export function titleOfChart(content: JsonValue): string {
  return readChart(content).title;
}

function titlesOf(title: JsonValue | undefined): Pick<ChartReading, 'title' | 'subtitle'> {
  if (!isMembers(title)) return { title: textOf(title), subtitle: '' };
  return { title: textOf(title.text), subtitle: textOf(title.subtitle) };
}

function textOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return value.filter((line) => typeof line === 'string').join(' ');
  return typeof value === 'string' ? value : '';
}
