import { textIn } from '#shared/base';
import { cellAt, type Column, type Field, type Table } from '#shared/table';
import { CHART_VERSION } from './document';
import { pathOf } from './fields';
import type { ChartParams, Json, JsonObject } from './spec';
import type { Translator } from './translator';
import { readsAsYear } from './years';

/** Where a chart's rows come from: a statement, or a whole table (`alias.table`). */
export type ChartSource = { readonly sql: string; readonly params: ChartParams } | { readonly table: string };

/** More bars than this are no longer compared at a glance. */
const MOST_BARS = 30;
/** More lines or colours than this cannot be told apart. */
const MOST_COLOURS = 8;
/** Rows that are looked at: enough to see what kind of values stand where. */
const LOOKED_AT = 10_000;

interface Candidate {
  readonly name: string;
  readonly title: string;
  readonly role: 'time' | 'category' | 'measure';
  /** Different values among the rows that were looked at. */
  readonly values: number;
  readonly column: Column;
}

/** A picture in words: what is drawn where. */
interface Picture {
  readonly mark: Json;
  readonly encoding: JsonObject;
  readonly title: string;
}

/**
 * A sensible first picture of a result: time becomes a line, categories bars sorted by value, two measures points, one
 * measure a distribution. Rows that fall on the same place are added up.
 * @param rows the result of the statement, or some rows of the table
 * @returns the content of a chart file (`chart/1`)
 */
export function suggestChart(source: ChartSource, rows: Table, translator: Translator): JsonObject {
  const { mark, encoding, title } = pictureOf(new Given(rows, 'table' in source, translator));
  const spec: JsonObject = { ...('table' in source ? { data: { name: source.table } } : {}), title, mark, encoding };
  const asked = 'table' in source ? {} : { sql: source.sql, params: source.params as JsonObject };
  return { molo: CHART_VERSION, ...asked, spec, annotations: [], alt: {} };
}

function pictureOf(given: Given): Picture {
  const { times, measures, categories } = given;
  const [time, measure, other] = [times[0], measures[0], measures[1]];
  const place = given.placeOfBars();
  if (time) return given.line(time, measure);
  if (measure && other && (place === undefined || place.values > MOST_BARS)) return given.points(measure, other);
  if (place) return given.bars(place, measure);
  if (measure) return given.distribution(measure);
  return given.bars(categories[0], undefined);
}

/** Not every name of a column can be drawn: some are nothing to look at, some mean something else to Vega. */
function isDrawable(name: string): boolean {
  return name.trim() !== '' && !name.includes('\\') && !(name in Object.prototype);
}

/** What there is to draw, by the part that it can play. */
class Given {
  private readonly all: readonly Candidate[];

  constructor(
    private readonly rows: Table,
    private readonly isSample: boolean,
    private readonly translator: Translator,
  ) {
    const candidates = rows.fields.map((field, index) => candidate(field, rows.columns[index] as Column, Math.min(rows.rows, LOOKED_AT), translator));
    this.all = candidates.filter(({ name }) => isDrawable(name));
  }

  get times(): readonly Candidate[] {
    return this.all.filter(({ role, values }) => role === 'time' && values !== 1);
  }

  get measures(): readonly Candidate[] {
    return this.all.filter(({ role }) => role === 'measure');
  }

  get categories(): readonly Candidate[] {
    return this.all.filter(({ role }) => role === 'category');
  }

  /** The first with a few values to compare; years stand beside each other too. Else the one with the fewest. */
  placeOfBars(): Candidate | undefined {
    const places = this.all.filter(({ role, values }) => role !== 'measure' && values > 1);
    return places.find(({ values }) => values <= MOST_BARS) ?? places.toSorted((one, two) => one.values - two.values)[0];
  }

  line(time: Candidate, measure: Candidate | undefined): Picture {
    const colour = this.colour();
    const x: JsonObject = { field: pathOf(time.name) };
    return {
      mark: 'line',
      encoding: { x, y: this.measured(measure, [time, ...(colour ? [colour] : [])]), ...(colour && { color: { field: pathOf(colour.name) } }) },
      title: this.title(measure, colour ?? time),
    };
  }

  bars(place: Candidate | undefined, measure: Candidate | undefined): Picture {
    if (place === undefined) return { mark: 'bar', encoding: { x: { aggregate: 'count' } }, title: this.title(measure, undefined) };
    const encoding = { y: { field: pathOf(place.name), sort: '-x' }, x: this.measured(measure, [place]) };
    return { mark: 'bar', encoding, title: this.title(measure, place) };
  }

  points(x: Candidate, y: Candidate): Picture {
    const colour = this.colour();
    const detail = this.categories.find(({ values }) => values > MOST_COLOURS);
    return {
      mark: 'point',
      encoding: {
        x: { field: pathOf(x.name) },
        y: { field: pathOf(y.name) },
        ...(colour && { color: { field: pathOf(colour.name) } }),
        ...(detail && { detail: { field: pathOf(detail.name) } }),
      },
      title: this.title(y, x),
    };
  }

  distribution(measure: Candidate): Picture {
    return {
      mark: 'bar',
      encoding: { x: { field: pathOf(measure.name), bin: true }, y: { aggregate: 'count' } },
      title: this.translator.t('chart:suggested.distribution', { field: measure.title }),
    };
  }

  private colour(): Candidate | undefined {
    return this.categories.find(({ values }) => values > 1 && values <= MOST_COLOURS);
  }

  private measured(measure: Candidate | undefined, places: readonly Candidate[]): JsonObject {
    if (measure === undefined) return { aggregate: 'count' };
    const field = { field: pathOf(measure.name) };
    return this.isSample || !this.areUnique(places) ? { aggregate: 'sum', ...field } : field;
  }

  /** Whether each row has a place of its own. */
  private areUnique(places: readonly Candidate[]): boolean {
    const length = Math.min(this.rows.rows, LOOKED_AT);
    const seen = new Set<string>();
    for (let row = 0; row < length; row++) seen.add(JSON.stringify(places.map(({ column }) => String(cellAt(column, row)))));
    return seen.size === length;
  }

  private title(measure: Candidate | undefined, by: Candidate | undefined): string {
    const what = measure?.title ?? this.translator.t('chart:count');
    return by === undefined ? what : this.translator.t('chart:suggested.by', { measure: what, field: withinSentence(by.title) });
  }
}

function candidate(field: Field, column: Column, rows: number, { language }: Translator): Candidate {
  const values = new Set(Array.from({ length: rows }, (_, row) => cellAt(column, row))).size;
  return { name: field.name, title: textIn(field.title, language) ?? field.name, role: roleOf(field, column), values, column };
}

function roleOf(field: Field, column: Column): Candidate['role'] {
  if (readsAsYear(field, column)) return 'time';
  switch (field.type) {
    case 'integer':
    case 'number':
      return 'measure';
    case 'date':
    case 'datetime':
    case 'year':
    case 'yearmonth':
      return 'time';
    default:
      return 'category';
  }
}

/** `Country of citizenship` inside a title; abbreviations and codes stay as they are. */
function withinSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
