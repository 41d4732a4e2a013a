/** Months as `YYYY-MM`, in order; text of that form compares as time does. */
export const MONTHS: readonly string[] = Array.from({ length: 8 * 12 }, (_, index) => {
  const month = (index % 12) + 1;
  return `${2018 + Math.floor(index / 12)}-${String(month).padStart(2, '0')}`;
});

/** Slow growth, by year from the first. */
const GROWTH = [1, 1.09, 1.12, 1.2, 1.3, 1.34, 1.38, 1.36];

/** First event: offices all but close, few can apply, and the waiting cases are worked off over the following year. */
const CLOSING = [
  { from: '2020-03', to: '2020-03', applications: 0.6, decisions: 0.45 },
  { from: '2020-04', to: '2020-05', applications: 0.22, decisions: 0.06 },
  { from: '2020-06', to: '2020-06', applications: 0.6, decisions: 0.3 },
  { from: '2020-07', to: '2020-08', applications: 0.85, decisions: 0.7 },
  { from: '2020-09', to: '2021-06', applications: 1.04, decisions: 1.25 },
] as const;

/** Second event: a sudden influx of people seeking temporary protection, which decays month by month to a steady remainder. */
const INFLUX = { procedure: 'TP', from: '2022-03', peak: 11_500, decay: 0.78, remainder: 650 } as const;

/** Voivodeships that sent nothing for a month: the rows stand there without figures, with status `L`. */
export const NOT_COLLECTED: readonly { month: string; voivodeship: string }[] = [
  { month: '2019-07', voivodeship: '28' },
  { month: '2019-08', voivodeship: '28' },
  { month: '2023-11', voivodeship: '08' },
];

/** Voivodeships whose figures of a month were estimated: status `E`. */
export const ESTIMATED: readonly { month: string; voivodeship: string }[] = [
  { month: '2021-01', voivodeship: '24' },
  { month: '2021-02', voivodeship: '24' },
];

/** What the story does to one procedure in each month. */
export interface Course {
  /** Factors of its ordinary applications, without the season. */
  readonly applications: readonly number[];
  /** Factors of its ordinary clearance. */
  readonly clearance: readonly number[];
}

export function courseOf(procedure: string): Course {
  const closing = (month: string) => CLOSING.find(({ from, to }) => from <= month && month <= to);
  const growth = (index: number): number => GROWTH[Math.floor(index / 12)] as number;
  return {
    applications: procedure === INFLUX.procedure ? influx() : MONTHS.map((month, index) => growth(index) * (closing(month)?.applications ?? 1)),
    clearance: MONTHS.map((month) => closing(month)?.decisions ?? 1),
  };
}

function influx(): number[] {
  let wave: number = INFLUX.peak;
  return MONTHS.map((month) => {
    if (month < INFLUX.from) return 0;
    const applications = wave + INFLUX.remainder;
    wave *= INFLUX.decay;
    return applications;
  });
}
