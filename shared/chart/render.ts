import { asMoloError, type LocalText, LIMITS, MoloError, textIn } from '#shared/base';
import type { Table } from '#shared/table';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { type Annotation, withAnnotations } from './annotation';
import { dressed } from './dress';
import { factsOf } from './facts';
import { type ChartField, fieldLacking } from './fields';
import { withTitleOnLines } from './chart-title';
import { fittingViewWidth, isSingleView, type PictureSize, sizedSingle, sizedViews, viewHeight, withColumns } from './layout';
import { chartLocale } from './locale';
import './vega-text';
import { COLOURS, type ThemeName } from './palette';
import { pictureFrom } from './picture';
import { type ChartRow, chartRows, temporalFields } from './rows';
import { type ChartSpec, isObject, type Json } from './spec';
import { themeConfig } from './theme';
import type { Translator } from './translator';
import { inUtc, utcInterpreter } from './utc';

export interface RenderOptions {
  /** Speaks and formats in the reader's language. */
  readonly translator: Translator;
  /** Pixels of the whole picture; 680 (a page's text) unless given. */
  readonly width?: number;
  /** Pixels of the whole picture; a horizontal bar chart and facets take what they need. 340 unless given. */
  readonly height?: number;
  /** Pixels of paper around the picture, inside its width and height; 12 unless given. */
  readonly padding?: number;
  readonly theme?: ThemeName;
  readonly annotations?: readonly Annotation[];
  readonly alt?: LocalText;
  /** The picture's name for those who cannot see it, where its title stands outside it; else the spec's title. */
  readonly title?: string;
  /** Titles and aggregates that the plan knows of the table's columns. */
  readonly fields?: readonly ChartField[];
  /** Prefix of ids inside the picture; needed where several pictures share a page. */
  readonly id?: string;
}

/** Pixels of paper around a picture. */
const PADDING = 12;

/** What an x axis has of a picture's width, once the labels of the y axis have theirs. */
const PLOT_SHARE = 0.88;

/** The name under which a spec's views find their rows. */
const ROWS = 'result';

/**
 * Draws a spec over a query's result as SVG text. The same spec, rows and options give the same bytes on every
 * machine. Nothing is loaded, no code is generated, and what the SVG may contain is listed.
 * @param spec a spec that `parseChart` let through, or its rewriting by `planChart`
 * @throws MoloError `chart.tooManyRows`, `chart.unknownField`, `chart.malformed` when Vega-Lite cannot make sense of the spec
 */
export async function renderSvg(spec: ChartSpec, table: Table, options: RenderOptions): Promise<string> {
  if (table.rows > LIMITS.chartRows) throw new MoloError('chart.tooManyRows', { limit: LIMITS.chartRows });
  const field = fieldLacking(spec, new Set(table.fields.map(({ name }) => name)));
  if (field !== undefined) throw new MoloError('chart.unknownField', { field });
  const drawing = new Drawing(spec, table, options);
  const svg = await drawing.svg();
  const { translator, alt, id = 'chart' } = options;
  return pictureFrom(svg, {
    id,
    title: options.title ?? titleOf(spec),
    description: textIn(alt, translator.language) ?? (typeof spec.description === 'string' ? spec.description : undefined),
    language: translator.language,
  });
}

/** The title that a spec draws into its picture. */
export function titleOf(spec: ChartSpec): string | undefined {
  const title = isObject(spec.title) ? spec.title.text : spec.title;
  if (Array.isArray(title)) return title.join(' ');
  return typeof title === 'string' ? title : undefined;
}

class Drawing {
  private readonly size: PictureSize;
  private readonly facts;
  private readonly colours;
  private readonly locale;

  constructor(
    private readonly spec: ChartSpec,
    private readonly table: Table,
    private readonly options: RenderOptions,
  ) {
    this.size = { width: options.width ?? 680, height: options.height ?? 340 };
    this.facts = factsOf(table, options.fields ?? [], options.translator.language);
    this.colours = COLOURS[options.theme ?? 'light'];
    this.locale = chartLocale(options.translator.language);
  }

  async svg(): Promise<string> {
    const { annotations = [], translator } = this.options;
    const spec = withTitleOnLines(withRows(this.spec), this.size.width - 2 * (this.options.padding ?? PADDING));
    if (isSingleView(spec)) {
      const ready = this.dress(spec, this.size.width * PLOT_SHARE, null);
      return this.draw(sizedSingle(withAnnotations(ready, annotations, translator.language, this.colours), this.size), true);
    }
    if (annotations.length > 0) throw new MoloError('chart.malformed', { pointer: '/annotations' });
    const arranged = withColumns(spec, this.facts, this.size.width);
    const drawAt = (width: number): Promise<string> => {
      const height = viewHeight(arranged, this.facts, width, this.size);
      return this.draw(sizedViews(this.dress(arranged, width, height), { width, height }), false);
    };
    const viewWidth = await fittingViewWidth(this.size.width, async (width) => Number(/ width="([\d.]+)"/.exec(await drawAt(width))?.[1] ?? 0));
    return drawAt(viewWidth);
  }

  private dress(spec: ChartSpec, viewWidth: number, uprightTitle: number | null): ChartSpec {
    return dressed(spec, { facts: this.facts, translator: this.options.translator, viewWidth, uprightTitle });
  }

  private async draw(spec: ChartSpec, single: boolean): Promise<string> {
    const rows = chartRows(this.table, temporalFields(spec));
    try {
      const { spec: vega } = compile(spec as unknown as TopLevelSpec, { config: themeConfig(this.colours, { single, padding: this.options.padding ?? PADDING }), logger: SILENT });
      const view = new View(parse(inUtc(vega), undefined, { ast: true }), {
        expr: utcInterpreter,
        loader: NO_LOADER,
        logger: SILENT,
        renderer: 'none',
        // Typed as ready-made formatters; Vega's View takes and wants their definition.
        locale: this.locale as never,
      });
      return await drawn(view, rows);
    } catch (cause) {
      const error = asMoloError(cause);
      throw error.code === 'internal' ? new MoloError('chart.malformed', { pointer: '/spec' }, { cause }) : error;
    }
  }
}

async function drawn(view: View, rows: ChartRow[]): Promise<string> {
  try {
    return await view.data(ROWS, rows).toSVG();
  } finally {
    view.finalize();
  }
}

/** The spec with every named source of rows called {@link ROWS}. */
function withRows(spec: ChartSpec): ChartSpec {
  const visit = (value: Json, key: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => visit(item, key));
    if (!isObject(value)) return value;
    const object = value;
    if (key === 'data' && object.name !== undefined && object.values === undefined) return { ...object, name: ROWS };
    return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, name === 'values' ? member : visit(member, name)]));
  };
  return { ...(visit(spec, '') as ChartSpec), data: { name: ROWS } };
}

const refuse = (): Promise<never> => Promise.reject(new MoloError('chart.forbidden', { pointer: '/' }));

/** There is no way from a chart to a file or an address. */
const NO_LOADER = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };

/** Vega's warnings quote data, so they are not passed on. */
const SILENT = { level: () => SILENT, warn: () => SILENT, info: () => SILENT, debug: () => SILENT, error: () => SILENT } as never;
