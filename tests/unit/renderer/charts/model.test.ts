import { describe, expect, it } from 'vitest';
import { parseChart } from '#shared/chart';
import { jsonEditor, type JsonValue } from '#shared/document';
import { addition, anchorOf, remarksOf } from '../../../../renderer/features/charts/model/annotations';
import { beyondBuilder } from '../../../../renderer/features/charts/model/beyond';
import { readChartText, shownText, chartText } from '../../../../renderer/features/charts/model/chart-text';
import { CHANNELS, type ChannelId } from '../../../../renderer/features/charts/model/channels';
import { commandOf, type Wish } from '../../../../renderer/features/charts/model/edit';
import { fileName } from '../../../../renderer/features/charts/model/file-name';
import { markPropertyWishes, markWishes } from '../../../../renderer/features/charts/model/mark';
import { placeInJson } from '../../../../renderer/features/charts/model/place-in-json';
import { readChart } from '../../../../renderer/features/charts/model/reading';
import { highlighted, saidOf, SETTINGS, shelfTitleWishes } from '../../../../renderer/features/charts/model/settings';
import { type FieldChoice, moveWishes, putWishes, type Shelf, shelfOf } from '../../../../renderer/features/charts/model/shelf';
import { proportionOf, proportionWishes, sizeWishes } from '../../../../renderer/features/charts/model/size';
import { altIn, altWishes, subtitleWishes, titleWishes } from '../../../../renderer/features/charts/model/titles';

const CHART = {
  molo: 'chart/1',
  sql: 'SELECT 1',
  spec: { title: 'Applicants', mark: 'bar', encoding: { y: { field: 'geo', sort: '-x' }, x: { field: 'n', aggregate: 'sum' } } },
  annotations: [],
  alt: {},
} as const satisfies JsonValue;

const FIELDS: FieldChoice[] = [
  { name: 'geo', title: 'Country', type: 'string', values: ['CZ', 'HU', 'PL'], foremost: 'PL' },
  { name: 'n', title: 'Applicants', type: 'integer' },
  { name: 'm', title: 'Decisions', type: 'integer' },
  { name: 'month', title: 'Month', type: 'yearmonth' },
];

/** The document with the wishes made true; the inverse must give the old one back, and the new one be a chart. */
function wished(content: JsonValue, wishes: readonly Wish[]): JsonValue {
  const command = commandOf(content, wishes);
  if (command === null) return content;
  const { document, inverse } = jsonEditor.apply(content, command);
  expect(JSON.stringify(jsonEditor.apply(document, inverse).document)).toBe(JSON.stringify(content));
  parseChart(document);
  return document;
}

const shelf = (content: JsonValue, id: ChannelId): Shelf => shelfOf(CHANNELS.find((channel) => channel.id === id) as Shelf['channel'], readChart(content), FIELDS);
const specOf = (content: JsonValue) => readChart(content).spec;
const setting = (id: string) => SETTINGS.find((own) => own.id === id) as (typeof SETTINGS)[number];
const chosen = (content: JsonValue, id: ChannelId, name: string, choice: string): JsonValue => wished(content, setting(name).write(shelf(content, id), choice));

describe('a shelf', () => {
  it('knows what is on it and how it is measured', () => {
    expect(shelf(CHART, 'x')).toMatchObject({ on: { kind: 'field', name: 'n' }, type: 'quantitative' });
    expect(shelf(CHART, 'y')).toMatchObject({ on: { kind: 'field', name: 'geo' }, type: 'nominal' });
    expect(shelf(CHART, 'color').on).toEqual({ kind: 'nothing' });
    expect(shelf({ ...CHART, spec: { encoding: { x: { value: 3 } } } }, 'x').on).toEqual({ kind: 'other' });
  });

  it('takes a field, adds up what the one before it added up, and leaves names as they are', () => {
    expect(specOf(wished(CHART, putWishes(shelf(CHART, 'x'), { kind: 'field', name: 'm' }, FIELDS))).encoding).toMatchObject({ x: { field: 'm', aggregate: 'sum' } });
    expect(specOf(wished(CHART, putWishes(shelf(CHART, 'x'), { kind: 'field', name: 'month' }, FIELDS))).encoding).toMatchObject({ x: { field: 'month' } });
    expect(specOf(wished(CHART, putWishes(shelf(CHART, 'size'), { kind: 'field', name: 'm' }, FIELDS))).encoding).toMatchObject({ size: { aggregate: 'sum' } });
    expect(specOf(wished(CHART, putWishes(shelf(CHART, 'color'), { kind: 'count' }, FIELDS))).encoding).toMatchObject({ color: { aggregate: 'count' } });
    expect(specOf(wished(CHART, putWishes(shelf(CHART, 'y'), { kind: 'nothing' }, FIELDS))).encoding).not.toHaveProperty('y');
  });

  it('changes places with another, and an order by the other axis turns with it', () => {
    expect(specOf(wished(CHART, moveWishes(shelf(CHART, 'y'), shelf(CHART, 'x')))).encoding).toEqual({ x: { field: 'geo', sort: '-y' }, y: { field: 'n', aggregate: 'sum' } });
    const moved = wished(CHART, moveWishes(shelf(CHART, 'y'), shelf(CHART, 'color')));
    expect(specOf(moved).encoding).toEqual({ x: { field: 'n', aggregate: 'sum' }, color: { field: 'geo' } });
  });

  it('says in words what is set about it', () => {
    expect(saidOf(shelf(CHART, 'y'))).toEqual(['charts:sort.greatest']);
    expect(saidOf(shelf(CHART, 'x'))).toEqual(['charts:aggregate.sum']);
  });
});

describe('every setting of every shelf', () => {
  const full: JsonValue = {
    ...CHART,
    spec: { ...CHART.spec, encoding: Object.fromEntries(CHANNELS.map(({ id }, index) => [id, { field: FIELDS[index % FIELDS.length]?.name ?? '' }])) },
  };
  const all = CHANNELS.flatMap(({ id }) => SETTINGS.flatMap((own) => own.choices(shelf(full, id)).map((choice) => [id, own.id, choice.id] as const)));

  it.each(all)('%s %s can be %s, is read back as that, and is undone exactly', (channel, name, choice) => {
    const changed = chosen(full, channel, name, choice);
    if (choice !== 'count') expect(setting(name).read(shelf(changed, channel))).toBe(choice);
  });

  it('shows one against the rest, first the one with the greatest total, and needs no legend where an axis names them', () => {
    const coloured = wished(CHART, putWishes(shelf(CHART, 'color'), { kind: 'field', name: 'geo' }, FIELDS));
    const highlight = chosen(coloured, 'color', 'palette', 'highlight');
    expect(specOf(highlight).encoding).toMatchObject({ color: { sort: ['PL'], scale: { range: 'highlight' }, legend: null } });
    expect(highlighted(shelf(highlight, 'color'))).toBe('PL');
    expect(specOf(chosen(highlight, 'color', 'palette', 'auto')).encoding).toMatchObject({ color: { field: 'geo' } });
  });

  it('gives a title where the guide has one of its own', () => {
    const guided: JsonValue = { ...CHART, spec: { ...CHART.spec, encoding: { x: { field: 'n', axis: { title: 'Old' } } } } };
    expect(specOf(wished(guided, shelfTitleWishes(shelf(guided, 'x'), 'New'))).encoding).toEqual({ x: { field: 'n', axis: { title: 'New' } } });
    expect(specOf(wished(CHART, shelfTitleWishes(shelf(CHART, 'x'), 'New'))).encoding).toMatchObject({ x: { title: 'New' } });
  });
});

describe('words', () => {
  it('stand in the title until there is a subtitle beside it, and again when it is gone', () => {
    const both = wished(CHART, subtitleWishes(CHART, '2015'));
    expect(specOf(both).title).toEqual({ text: 'Applicants', subtitle: '2015' });
    expect(specOf(wished(both, titleWishes(both, 'A'))).title).toEqual({ text: 'A', subtitle: '2015' });
    expect(specOf(wished(both, subtitleWishes(both, ''))).title).toBe('Applicants');
    expect(specOf(wished(CHART, titleWishes(CHART, '')))).not.toHaveProperty('title');
  });

  it('are typed as a keyboard types them', () => {
    expect(commandOf(CHART, titleWishes(CHART, 'Applicants!'))).toEqual({ type: 'type', path: ['spec', 'title'], at: 10, remove: 0, insert: '!' });
  });

  it('for those who cannot see the picture are kept for each language', () => {
    const told = wished(CHART, altWishes(CHART, 'pl', 'Słupki'));
    expect([altIn(told, 'pl'), altIn(told, 'en')]).toEqual(['Słupki', '']);
    const bare: JsonValue = { data: { name: 't' }, mark: 'bar', encoding: {} };
    expect(wished(bare, altWishes(bare, 'en', 'Bars'))).toMatchObject({ description: 'Bars' });
  });

  it('of an annotation need a place to stand', () => {
    expect(addition(CHART, { text: 'War', x: '', y: '' }, 'en')).toBeNull();
    expect(addition(CHART, { text: ' ', x: '1', y: '' }, 'en')).toBeNull();
    const command = addition(CHART, { text: 'War', x: '2022-02-24', y: '12,5' }, 'en');
    const remarked = command && jsonEditor.apply(CHART, command).document;
    expect(parseChart(remarked).annotations).toEqual([{ x: '2022-02-24', y: 12.5, text: { en: 'War' } }]);
    expect(remarksOf(remarked, 'pl')).toEqual([{ text: 'War', x: '2022-02-24', y: '12.5' }]);
    expect([anchorOf('PL'), anchorOf('1e9'), anchorOf('-3')]).toEqual(['PL', '1e9', -3]);
  });
});

describe('the mark and the page', () => {
  it('stay short while nothing is said about them', () => {
    const pointed = wished(CHART, markPropertyWishes(CHART, 'point', true));
    expect(specOf(pointed).mark).toEqual({ type: 'bar', point: true });
    expect(specOf(wished(pointed, markWishes(pointed, 'line'))).mark).toEqual({ type: 'line', point: true });
    expect(specOf(wished(pointed, markPropertyWishes(pointed, 'point', undefined))).mark).toBe('bar');
  });

  it('take sizes within reason, and none from what is no number', () => {
    expect(specOf(wished(CHART, sizeWishes(CHART, 'width', '99999')))).toMatchObject({ width: 4000 });
    expect(sizeWishes(CHART, 'width', 'wide')).toEqual([]);
    const square = wished(CHART, proportionWishes(CHART, 'square'));
    expect([proportionOf(square), proportionOf(CHART), proportionOf(wished(square, sizeWishes(square, 'height', '77')))]).toEqual(['square', 'auto', 'own']);
    expect(proportionOf(wished(square, proportionWishes(square, 'auto')))).toBe('auto');
  });

  it('give files names that every system takes', () => {
    expect(fileName('Wnioski: 2015/2016?', 'chart', '.svg')).toBe('Wnioski 2015 2016.svg');
    expect(fileName('  ..', 'chart', '.svg')).toBe('chart.svg');
    expect(fileName('CON', 'chart', '.svg')).toBe('chart.svg');
    expect(fileName('ż'.repeat(200), 'chart', '.svg')).toHaveLength(84);
  });
});

describe('what is beyond the Builder', () => {
  it('is named: whole parts, channels, and members of channels', () => {
    const { encoding } = CHART.spec;
    const spec: JsonValue = { ...CHART.spec, transform: [], encoding: { ...encoding, theta: { field: 'n' }, color: { field: 'geo', condition: { test: 'true', value: 'red' } } } };
    expect(beyondBuilder(readChart({ ...CHART, spec }))).toEqual(['transform', 'encoding/theta', 'encoding/color/condition']);
    expect(beyondBuilder(readChart(CHART))).toEqual([]);
    expect(readChart({ ...CHART, spec: { layer: [] } }).isComposed).toBe(true);
  });
});

describe('the text of a chart', () => {
  it('is the document, and keeps the spaces of its writer while it says the same', () => {
    const own = JSON.stringify(CHART);
    expect(readChartText(chartText(CHART))).toEqual({ content: CHART, fault: null });
    expect(shownText(CHART, own)).toBe(own);
    expect(shownText({ ...CHART, sql: 'SELECT 2' }, own)).toBe(chartText({ ...CHART, sql: 'SELECT 2' }));
    expect(shownText(CHART, '{')).toBe(chartText(CHART));
  });

  it.each([
    ['{"molo":"chart/1",,}', ','],
    ['{"molo":"chart/1"', '"'],
    ['{"molo":"chart/1","sql":"x","spec":{"mark":"image"}}', '"mark":"image"'],
    ['{"molo":"chart/1","sql":"x","spec":{"mark":{"type":"bar","href":"x"}}}', '"href":"x"'],
    ['{"molo":"chart/1","sql":7,"spec":{"mark":"bar"}}', '"sql":7'],
    ['{"molo":"chart/1","sql":"x","spec":{"mark":"bar"},"alt":{"xx":"a"}}', '"xx":"a"'],
    ['7', '7'],
    ['', ''],
  ])('says where it is wrong: %s', (text, place) => {
    const { fault } = readChartText(text);
    expect(fault && text.slice(fault.from, fault.to)).toBe(place);
  });

  it('finds the places that pointers name, also through lists and odd names', () => {
    const text = '{"a/b":[1,{"c~d":"x"}],"e":{}}';
    const at = (pointer: string): string => text.slice(placeInJson(text, pointer).from, placeInJson(text, pointer).to);
    expect([at('/a~1b/1/c~0d'), at('/a~1b/0'), at('/e'), at('/gone')]).toEqual(['"c~d":"x"', '1', '"e"', '{']);
  });
});
