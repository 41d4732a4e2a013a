import type { Digest } from '#shared/base';
import { analysisDigest, type ParameterValue } from '#shared/provenance';
import type { AnalysisMade } from './analysis';
import { keyText } from './series';

/** How Molo works an analysis out, in a version: another one may give other numbers. */
const VERSION = 'molo-analysis-methods/1';

/** The digest of what an analysis answers: the question that fetched its series, its method and all that was said of it; `null` where the question has none. */
export function digestOfAnalysis(made: AnalysisMade, question: Digest | null): Digest | null {
  return question === null ? null : analysisDigest({ question, by: VERSION, method: made.method, params: parametersOf(made) });
}

function parametersOf({ method, period, model, window, ahead, time, value, groups, only, zeros }: AnalysisMade): Readonly<Record<string, ParameterValue>> {
  return {
    period,
    ...(method === 'stl' ? { window } : { model }),
    ...(method === 'holtWinters' ? { ahead } : {}),
    time: time.name,
    step: time.step ?? null,
    value,
    groups: JSON.stringify(groups),
    only: only && keyText(only),
    zeros: zeros ? 1 : 0,
  };
}
