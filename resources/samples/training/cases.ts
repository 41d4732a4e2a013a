import { AGE_GROUPS, type Citizenship, CITIZENSHIPS, SEXES, VOIVODESHIPS } from './code-lists';
import { type Procedure, PROCEDURES } from './procedures';
import { type Random, roundByChance, sfc32 } from './random';
import { type CaseRows, CaseRowsBuilder, DIMENSIONS, type Figure, STATUS } from './rows';
import { type Course, courseOf, ESTIMATED, MONTHS, NOT_COLLECTED } from './story';

/** Everything follows from this number: the month in which the concept of the analytical centre was finished. */
const SEED = 2018_12;

const PEOPLE = SEXES.length * AGE_GROUPS.length;
const CELLS = VOIVODESHIPS.length * PEOPLE;

/** The cases of one procedure and one citizenship, over cells of voivodeship, sex and age group. */
interface Stream {
  readonly procedure: Procedure;
  readonly citizenship: Citizenship;
  readonly codes: { readonly procedure: number; readonly citizenship: number };
  readonly course: Course;
  /** The citizenship's share of the procedure, 0 to 1. */
  readonly share: number;
  /** Shares of the cells, together 1. */
  readonly cellShares: Float64Array;
  /** Cases that wait for a decision in each cell; the only thing that changes. It begins where an office stands that keeps pace. */
  readonly waiting: Int32Array;
}

/**
 * The case statistics of all months, sorted by month. In every cell applications wait until they
 * are decided, so nothing is decided that was not lodged before.
 *
 * Only + - * / and rounding down are used, which ECMAScript fixes to the last bit
 * (`Math.sin`, `Math.exp` and `Math.log` it does not): the same rows on every machine.
 */
export function drawCases(): CaseRows {
  const random = sfc32(SEED);
  const streams = PROCEDURES.flatMap((procedure, code) => streamsOf(procedure, code, random));
  const rows = new CaseRowsBuilder();
  MONTHS.forEach((_, month) => {
    const statuses = statusesIn(month);
    for (const stream of streams) drawMonth(stream, month, statuses, rows, random);
  });
  return rows.build();
}

function streamsOf(procedure: Procedure, code: number, random: Random): Stream[] {
  const course = courseOf(procedure.code);
  const cellShares = Float64Array.from({ length: CELLS }, (_, cell) => shareOfCell(procedure, cell));
  const all = CITIZENSHIPS.reduce((sum, citizenship) => sum + procedure.weightOf(citizenship), 0);
  return CITIZENSHIPS.map((citizenship, index) => {
    const share = procedure.weightOf(citizenship) / all;
    const waiting = procedure.monthly * share * (course.applications[0] as number) * (1 / procedure.clearance - 1);
    return {
      procedure,
      citizenship,
      codes: { procedure: code, citizenship: index },
      course,
      share,
      cellShares,
      waiting: Int32Array.from(cellShares, (cellShare) => roundByChance(waiting * cellShare, random)),
    };
  });
}

function shareOfCell(procedure: Procedure, cell: number): number {
  const { voivodeship } = placeOf(cell);
  return procedure.shareOf(VOIVODESHIPS[voivodeship] as (typeof VOIVODESHIPS)[number]) * (procedure.people[cell % PEOPLE] as number);
}

/** Cells run over voivodeships, in them over sexes, in them over age groups. */
function placeOf(cell: number): { voivodeship: number; sex: number; age_group: number } {
  return {
    voivodeship: Math.floor(cell / PEOPLE),
    sex: Math.floor((cell % PEOPLE) / AGE_GROUPS.length),
    age_group: cell % AGE_GROUPS.length,
  };
}

function drawMonth(stream: Stream, month: number, statuses: Uint8Array, rows: CaseRowsBuilder, random: Random): void {
  const { procedure, course, waiting, cellShares } = stream;
  const expected = procedure.monthly * stream.share * (course.applications[month] as number) * (procedure.seasons[month % 12] as number) * about(0.06, random);
  const clearance = procedure.clearance * (course.clearance[month] as number);
  for (let cell = 0; cell < CELLS; cell++) {
    const lodged = expected === 0 ? 0 : roundByChance(expected * (cellShares[cell] as number) * about(0.2, random), random);
    const open = (waiting[cell] as number) + lodged;
    if (open === 0) continue;
    const decided = Math.min(open, roundByChance(open * clearance, random));
    waiting[cell] = open - decided;
    if (lodged === 0 && decided === 0) continue;
    const place = placeOf(cell);
    const status = statuses[place.voivodeship] as number;
    const figures = outcomesOf(stream, lodged, decided, random);
    rows.append({ month, ...stream.codes, ...place, obs_status: status }, status === STATUS.notCollected ? NOTHING : figures);
  }
}

const NOTHING: Readonly<Record<Figure, number>> = { applications: 0, positive: 0, negative: 0, discontinued: 0 };

function outcomesOf({ procedure, citizenship }: Stream, applications: number, decided: number, random: Random): Record<Figure, number> {
  const rate = procedure.positive === 'byCitizenship' ? citizenship.recognised : procedure.positive;
  const positive = Math.min(decided, roundByChance(decided * rate, random));
  const discontinued = Math.min(decided - positive, roundByChance((decided - positive) * procedure.discontinued, random));
  return { applications, positive, negative: decided - positive - discontinued, discontinued };
}

/** The status of each voivodeship's rows in a month. */
function statusesIn(month: number): Uint8Array {
  const named = (list: typeof ESTIMATED, voivodeship: string): boolean => list.some((entry) => entry.month === MONTHS[month] && entry.voivodeship === voivodeship);
  return Uint8Array.from(DIMENSIONS.voivodeship, (code) => {
    if (named(NOT_COLLECTED, code)) return STATUS.notCollected;
    return named(ESTIMATED, code) ? STATUS.estimated : STATUS.normal;
  });
}

/** A factor between `1 - spread` and `1 + spread`. */
function about(spread: number, random: Random): number {
  return 1 - spread + 2 * spread * random();
}
