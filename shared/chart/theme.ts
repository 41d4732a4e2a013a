import type { Config } from 'vega-lite';
import type { ChartColours } from './palette';

/** The family first, then what is likeliest to have its proportions. */
export const CHART_FONT = 'Inter, "Inter Variable", "Helvetica Neue", Arial, sans-serif';

export interface ThemeOptions {
  /** One view has room for the title of its y axis above it; several say it along the axis. */
  readonly single: boolean;
  /** Pixels around the picture. */
  readonly padding: number;
}

/** More names than a picture can tell apart. */
const MOST_GREYS = 200;

/** Pixels that the title of the y axis takes above the view; legends begin beyond it. */
const TITLE_ABOVE = 20;

/**
 * A statistical yearbook's manner: data carries the colour, the frame does not. Hairlines lie behind the
 * data and only across the direction in which values are read; the value axis has no line of its own and
 * says its title above, where it is read first.
 */
export function themeConfig(colours: ChartColours, { single, padding }: ThemeOptions): Config {
  return {
    font: CHART_FONT,
    background: colours.paper,
    padding,
    aria: false,
    view: { stroke: null },
    ...axes(colours, single),
    ...guides(colours, single),
    ...marks(colours),
    range: {
      category: [...colours.category],
      ordinal: [...colours.sequential],
      ramp: [...colours.sequential],
      heatmap: [...colours.sequential],
      diverging: [...colours.diverging],
      // Vega-Lite knows no such range, but hands names through: `"scale": {"range": "highlight"}` is one against the rest.
      ...{ highlight: highlighted(colours) },
    },
    scale: { barBandPaddingInner: 0.28, rectBandPaddingInner: 0.03, bandPaddingOuter: 0.14, maxSize: 400, minSize: 12 },
  };
}

/** The accent once and then greys only: a range that is too short begins anew. */
function highlighted({ highlight: [accent = '', ...greys] }: ChartColours): string[] {
  return [accent, ...Array.from({ length: MOST_GREYS }, (_, index) => greys[index % greys.length] as string)];
}

/** Text of axes and legends: small and quiet. */
const guideText = (quiet: string) => ({ labelColor: quiet, labelFontSize: 11, titleColor: quiet, titleFontSize: 11, titleFontWeight: 500 as const });

function axes({ quiet, line }: ChartColours, single: boolean): Config {
  const above = { titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleBaseline: 'bottom', titleX: 0, titleY: -10 } as const;
  return {
    axis: {
      ...guideText(quiet),
      labelPadding: 6,
      labelSeparation: 8,
      titlePadding: 10,
      domainColor: quiet,
      domainWidth: 1,
      gridColor: line,
      gridWidth: 1,
      tickColor: quiet,
      tickSize: 4,
      tickWidth: 1,
      labelLimit: 260,
      titleLimit: 600,
    },
    axisX: { grid: false, labelFlush: false, titleAnchor: 'end', titleAlign: 'right' },
    axisY: { domain: false, ticks: false, ...(single ? above : {}) },
    axisXQuantitative: { grid: true, domain: false, ticks: false, tickCount: 6 },
    axisYQuantitative: { grid: true, tickCount: 5 },
    axisXBand: { ticks: false },
    axisYBand: { domain: false },
  };
}

function guides({ ink, quiet }: ChartColours, single: boolean): Config {
  return {
    legend: {
      ...guideText(quiet),
      orient: 'top',
      direction: 'horizontal',
      labelColor: ink,
      labelLimit: 260,
      titlePadding: 6,
      offset: single ? 12 + TITLE_ABOVE : 12,
      padding: 0,
      symbolSize: 90,
      symbolStrokeWidth: 2,
      columnPadding: 16,
      rowPadding: 4,
      gradientLength: 180,
      gradientThickness: 10,
    },
    header: { labelColor: ink, labelFontSize: 12, labelFontWeight: 600, labelPadding: 8, titleColor: quiet, titleFontSize: 11, titleFontWeight: 500 },
    headerFacet: { labelAnchor: 'start', titleAnchor: 'start' },
    headerColumn: { labelAnchor: 'start', titleAnchor: 'start' },
    headerRow: { labelAngle: 0, labelAlign: 'right', labelBaseline: 'middle' },
    title: {
      anchor: 'start',
      frame: 'bounds',
      color: ink,
      fontSize: 15,
      fontWeight: 600,
      lineHeight: 20,
      offset: 14,
      subtitleColor: quiet,
      subtitleFontSize: 12,
      subtitleFontWeight: 400,
      subtitleLineHeight: 17,
      subtitlePadding: 4,
      limit: 0,
    },
    facet: { spacing: 24 },
    concat: { spacing: 32 },
  };
}

function marks({ ink, quiet, accent, paper }: ChartColours): Config {
  return {
    mark: { color: accent },
    bar: { binSpacing: 1 },
    line: { strokeWidth: 2, strokeCap: 'round', strokeJoin: 'round' },
    trail: { size: 2 },
    area: { fillOpacity: 0.9, line: false },
    point: { filled: true, size: 36, opacity: 0.9 },
    circle: { size: 36, opacity: 0.9 },
    square: { size: 36, opacity: 0.9 },
    tick: { thickness: 1.5, opacity: 0.9 },
    rule: { color: quiet },
    text: { color: ink, fontSize: 11 },
    arc: { stroke: paper, strokeWidth: 1 },
    boxplot: { size: 18, median: { color: paper } },
  };
}
