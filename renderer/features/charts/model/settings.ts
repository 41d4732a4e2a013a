import type { MessageKey } from '#shared/i18n';
import type { JsonValue } from '#shared/document';
import { valueAt, type Wish } from './edit';
import { isMeasured, type Shelf } from './shelf';

/** Something to choose about a shelf. A new one is an object here, a place in {@link SETTINGS} and its words in the catalogues. */
export interface Setting {
  readonly id: string;
  readonly title: MessageKey;
  /** What can be chosen now; nothing: it does not apply to this shelf. */
  choices(shelf: Shelf): readonly Choice[];
  /** What holds, as one of the choices' ids; anything else was written in JSON. */
  read(shelf: Shelf): string;
  write(shelf: Shelf, choice: string): Wish[];
}

export interface Choice {
  readonly id: string;
  readonly title: MessageKey;
}

/** What the program decides when nothing is said. */
const AUTO = 'auto';

type Path = readonly string[];

const pathIn = ({ reading, channel }: Shelf, path: Path): Wish['path'] => [...reading.root, 'encoding', channel.id, ...path];

/** A setting that is one member: the id of each choice stands for a value. */
function member(id: string, title: MessageKey, path: (shelf: Shelf) => Path, values: Readonly<Record<string, readonly [MessageKey, JsonValue]>>, applies: (shelf: Shelf) => readonly string[]): Setting {
  return {
    id,
    title,
    choices: (shelf) => applies(shelf).map((choice) => ({ id: choice, title: values[choice]?.[0] ?? 'charts:setting.auto' })),
    read(shelf) {
      const value = valueAt(shelf.definition, path(shelf));
      if (value === undefined) return AUTO;
      return Object.entries(values).find(([, [, own]]) => JSON.stringify(own) === JSON.stringify(value))?.[0] ?? JSON.stringify(value);
    },
    write: (shelf, choice) => [{ path: pathIn(shelf, path(shelf)), value: values[choice]?.[1] }],
  };
}

const isField = ({ on }: Shelf): boolean => on.kind === 'field';
const isDiscrete = ({ type }: Shelf): boolean => type === 'nominal' || type === 'ordinal';

const type = member(
  'type',
  'charts:setting.type',
  () => ['type'],
  { quantitative: ['charts:type.quantitative', 'quantitative'], temporal: ['charts:type.temporal', 'temporal'], ordinal: ['charts:type.ordinal', 'ordinal'], nominal: ['charts:type.nominal', 'nominal'] },
  (shelf) => (isField(shelf) && !['detail', 'order'].includes(shelf.channel.id) ? [AUTO, 'quantitative', 'temporal', 'ordinal', 'nominal'] : []),
);

const COUNT = 'count';

/** Counting needs no field: it gives the shelf to the number of rows. */
const aggregate: Setting = {
  id: 'aggregate',
  title: 'charts:setting.aggregate',
  choices(shelf) {
    if (!isField(shelf) || shelf.channel.role === 'pane') return [];
    const isNumber = shelf.field === undefined || shelf.field.type === 'integer' || shelf.field.type === 'number';
    const named = isNumber ? (['none', 'sum', 'mean', 'median', 'min', 'max', 'distinct', COUNT] as const) : (['none', 'min', 'max', 'distinct', COUNT] as const);
    return named.map((id) => ({ id, title: `charts:aggregate.${id}` as const }));
  },
  read: ({ definition }) => (typeof definition.aggregate === 'string' ? (definition.aggregate === 'average' ? 'mean' : definition.aggregate) : 'none'),
  write(shelf, choice) {
    if (choice === COUNT) return [{ path: pathIn(shelf, []), value: { aggregate: COUNT } }];
    const isPlain = choice === 'none';
    return [...(isPlain ? [] : [{ path: pathIn(shelf, ['bin']), value: undefined }, { path: pathIn(shelf, ['timeUnit']), value: undefined }]), { path: pathIn(shelf, ['aggregate']), value: isPlain ? undefined : choice }];
  },
};

const TIME_UNITS = ['year', 'yearquarter', 'yearmonth', 'yearmonthdate', 'quarter', 'month', 'day'] as const;

const timeUnit = member(
  'timeUnit',
  'charts:setting.timeUnit',
  () => ['timeUnit'],
  Object.fromEntries(TIME_UNITS.map((unit) => [unit, [`charts:timeUnit.${unit}` as const, unit] as const])),
  ({ field, type: measured, definition }) => (definition.aggregate === undefined && (measured === 'temporal' || ['date', 'datetime', 'yearmonth'].includes(field?.type ?? '')) ? [AUTO, ...TIME_UNITS] : []),
);

const bin: Setting = {
  id: 'bin',
  title: 'charts:setting.bin',
  choices: (shelf) => (isField(shelf) && shelf.type === 'quantitative' && shelf.definition.aggregate === undefined ? [{ id: 'off', title: 'charts:bin.off' }, { id: 'on', title: 'charts:bin.on' }] : []),
  read: ({ definition }) => (definition.bin === undefined || definition.bin === false || definition.bin === null ? 'off' : 'on'),
  write: (shelf, choice) => (choice === bin.read(shelf) ? [] : [{ path: pathIn(shelf, ['bin']), value: choice === 'on' ? true : undefined }]),
};

/** The axis along which the values run that names can be ordered by. */
function measuredAxis({ channel, reading }: Shelf): 'x' | 'y' | undefined {
  const other = channel.id === 'x' ? 'y' : channel.id === 'y' ? 'x' : undefined;
  return other !== undefined && reading.encoding[other] !== undefined ? other : undefined;
}

const sort: Setting = {
  id: 'sort',
  title: 'charts:setting.sort',
  choices(shelf) {
    const isTaken = highlighted(shelf) !== null;
    if (!isField(shelf) || !isDiscrete(shelf) || shelf.channel.role === 'group' || isTaken) return [];
    const names = measuredAxis(shelf) === undefined ? (['auto', 'descending', 'data'] as const) : (['auto', 'descending', 'greatest', 'smallest', 'data'] as const);
    return names.map((id) => ({ id, title: `charts:sort.${id}` as const }));
  },
  read(shelf) {
    const { sort: order } = shelf.definition;
    const axis = measuredAxis(shelf);
    if (order === undefined || order === 'ascending') return AUTO;
    if (order === null) return 'data';
    if (order === 'descending') return 'descending';
    if (order === `-${axis}`) return 'greatest';
    return order === axis ? 'smallest' : JSON.stringify(order);
  },
  write(shelf, choice) {
    const axis = measuredAxis(shelf) ?? '';
    const orders: Readonly<Record<string, JsonValue | undefined>> = { auto: undefined, descending: 'descending', data: null, greatest: `-${axis}`, smallest: axis };
    return choice in orders ? [{ path: pathIn(shelf, ['sort']), value: orders[choice] }] : [];
  },
};

const stack = member(
  'stack',
  'charts:setting.stack',
  () => ['stack'],
  { normalize: ['charts:stack.normalize', 'normalize'], none: ['charts:stack.none', false] },
  (shelf) => (isMeasured(shelf) && shelf.channel.role === 'place' && ['bar', 'area'].includes(shelf.reading.mark) ? [AUTO, 'normalize', 'none'] : []),
);

const hasScale = (shelf: Shelf): boolean => isMeasured(shelf) && (shelf.channel.role === 'place' || shelf.channel.id === 'size' || shelf.channel.id === 'color');

const scale = member(
  'scale',
  'charts:setting.scale',
  () => ['scale', 'type'],
  { log: ['charts:scale.log', 'log'], symlog: ['charts:scale.symlog', 'symlog'], sqrt: ['charts:scale.sqrt', 'sqrt'] },
  (shelf) => (hasScale(shelf) ? [AUTO, 'log', 'symlog', 'sqrt'] : []),
);

const zero = member(
  'zero',
  'charts:setting.zero',
  () => ['scale', 'zero'],
  { yes: ['charts:zero.yes', true], no: ['charts:zero.no', false] },
  (shelf) => (hasScale(shelf) && shelf.channel.role === 'place' && valueAt(shelf.definition, ['scale', 'type']) !== 'log' ? [AUTO, 'yes', 'no'] : []),
);

/** Where a format is said: by the guide of the shelf, else by the shelf itself. */
const formatPath = ({ channel }: Shelf): Path => (channel.guide === null ? ['format'] : [channel.guide, 'format']);

const format = member(
  'format',
  'charts:setting.format',
  formatPath,
  {
    whole: ['charts:format.whole', ',.0f'],
    one: ['charts:format.one', ',.1f'],
    two: ['charts:format.two', ',.2f'],
    percent: ['charts:format.percent', '.0%'],
    percentOne: ['charts:format.percentOne', '.1%'],
    short: ['charts:format.short', '~s'],
    year: ['charts:format.year', '%Y'],
    month: ['charts:format.month', '%b %Y'],
    day: ['charts:format.day', '%d.%m.%Y'],
  },
  (shelf) => {
    if (shelf.channel.role === 'group' && shelf.channel.id !== 'text') return [];
    if (shelf.type === 'quantitative') return [AUTO, 'whole', 'one', 'two', 'percent', 'percentOne', 'short'];
    return shelf.type === 'temporal' ? [AUTO, 'year', 'month', 'day'] : [];
  },
);

/** Named ranges of the house's theme: they follow it into the dark. */
const palette: Setting = {
  ...member(
    'palette',
    'charts:setting.palette',
    () => ['scale', 'range'],
    { highlight: ['charts:palette.highlight', 'highlight'], category: ['charts:palette.category', 'category'], ordinal: ['charts:palette.ordinal', 'ordinal'], diverging: ['charts:palette.diverging', 'diverging'] },
    (shelf) => (shelf.channel.id !== 'color' || shelf.on.kind === 'other' || shelf.on.kind === 'nothing' ? [] : isDiscrete(shelf) ? [AUTO, 'highlight', 'category', 'ordinal'] : [AUTO, 'diverging']),
  ),
  write(shelf, choice) {
    const range: Wish = { path: pathIn(shelf, ['scale', 'range']), value: choice === AUTO ? undefined : choice };
    if (choice === 'highlight') {
      const { foremost } = shelf.field ?? {};
      const emphasis = foremost === undefined ? [] : highlightWishes(shelf, foremost);
      // An axis that names the same values needs no legend beside it.
      return [range, ...emphasis, ...(isNamedByAxis(shelf) ? [{ path: pathIn(shelf, ['legend']), value: null }] : [])];
    }
    if (highlighted(shelf) === null) return [range];
    const legend: Wish[] = shelf.definition.legend === null ? [{ path: pathIn(shelf, ['legend']), value: undefined }] : [];
    return [range, { path: pathIn(shelf, ['sort']), value: undefined }, ...legend];
  },
};

function isNamedByAxis({ definition, reading }: Shelf): boolean {
  return ['x', 'y'].some((axis) => valueAt(reading.encoding, [axis, 'field']) === definition.field);
}

/** In the order in which they are asked for. */
export const SETTINGS: readonly Setting[] = [aggregate, palette, sort, stack, timeUnit, bin, scale, zero, format, type];

/** Which value stands out where one is shown against the rest; `null` where none is. */
export function highlighted({ definition }: Shelf): string | null {
  if (valueAt(definition, ['scale', 'range']) !== 'highlight') return null;
  const first = valueAt(definition, ['sort', 0]);
  return typeof first === 'string' ? first : '';
}

export function highlightWishes(shelf: Shelf, value: string): Wish[] {
  return [{ path: pathIn(shelf, ['sort']), value: [value] }];
}

/** The title of an axis, a legend or a pane: one that its guide has goes before the field's own. */
export function shelfTitle({ definition, channel }: Shelf): string {
  const own = (channel.guide !== null ? valueAt(definition, [channel.guide, 'title']) : undefined) ?? definition.title;
  return typeof own === 'string' ? own : '';
}

export function shelfTitleWishes(shelf: Shelf, title: string): Wish[] {
  const { guide } = shelf.channel;
  const byGuide = guide !== null && valueAt(shelf.definition, [guide, 'title']) !== undefined;
  return [{ path: pathIn(shelf, byGuide ? [guide, 'title'] : ['title']), value: title === '' ? undefined : title }];
}

/** What is said about the shelf beside its field, in words: of the settings that do not stand as at first. */
export function saidOf(shelf: Shelf): readonly MessageKey[] {
  return SETTINGS.flatMap((setting) => {
    const value = setting.read(shelf);
    const choice = setting.choices(shelf).find(({ id }) => id === value);
    const isUsual = value === AUTO || value === 'off' || (value === 'none' && setting.id === 'aggregate');
    return choice === undefined || isUsual ? [] : [choice.title];
  });
}
