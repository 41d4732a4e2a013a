import { useState } from 'react';
import { Select, useTranslator } from '#renderer/ui';
import { isWithin, NumberField } from '../actions/options';
import type { TimeField } from '../actions/period';
import { type Analysis, type Method, type MethodAsked, METHODS } from './analysis';
import { usualPeriod } from './series';

const MOST_AHEAD = 1000;
const MOST_WINDOW = 999;

/** By which method, and what a person said of it. */
export interface ChosenMethod {
  readonly asked: MethodAsked;
  /** Whether all numbers are within their bounds. */
  readonly isWithin: boolean;
  /** Its periods are years, which have no season. */
  readonly isYearly: boolean;
  readonly change: (change: Partial<MethodAsked>) => void;
}

/** Until somebody says otherwise, a season is as long as it usually is, and as much is carried on. */
export function useMethod(analysis: Analysis, time: TimeField | null): ChosenMethod {
  const [said, setSaid] = useState<Partial<MethodAsked>>({});
  const usual = time === null ? null : usualPeriod(time);
  const method: Method = said.method ?? METHODS[analysis][0];
  const period = said.period ?? usual ?? Number.NaN;
  const ahead = analysis === 'forecast' ? (said.ahead ?? (Number.isNaN(period) ? 1 : period)) : 0;
  const asked: MethodAsked = { method, period, ahead, model: method === 'stl' ? 'additive' : (said.model ?? 'additive'), window: said.window ?? 7 };
  return {
    asked,
    isWithin: isWithin(period, 2, MOST_AHEAD) && isOddFrom7(asked.window) && (analysis !== 'forecast' || isWithin(ahead, 1, MOST_AHEAD)),
    isYearly: time !== null && usual === null,
    change: (change) => setSaid({ ...said, ...change }),
  };
}

/** What a method wants to know. */
export function MethodFields({ analysis, method: { asked, isYearly, change } }: { analysis: Analysis; method: ChosenMethod }) {
  const { t } = useTranslator();
  const { method, model, period, ahead, window } = asked;
  const methods = METHODS[analysis].map((id) => ({ id, label: t(`query:analyses.methods.${id}`), description: t(`query:analyses.methodWhat.${id}`) }));
  const models = (['additive', 'multiplicative'] as const).map((id) => ({ id, label: t(`query:analyses.models.${id}`), description: t(`query:analyses.modelWhat.${id}`) }));
  return (
    <>
      {methods.length > 1 && <Select label={t('query:analyses.method')} choices={methods} selected={method} onSelect={(id) => change({ method: id })} />}
      {method !== 'stl' && <Select label={t('query:analyses.model')} choices={models} selected={model} onSelect={(id) => change({ model: id })} />}
      <NumberField label={t('query:analyses.period')} least={2} most={MOST_AHEAD} value={period} onChange={(value) => change({ period: value })} {...(isYearly && { without: t('query:analyses.periodOfYears') })} />
      {analysis === 'forecast' && <NumberField label={t('query:analyses.ahead')} least={1} most={MOST_AHEAD} value={ahead} onChange={(value) => change({ ahead: value })} />}
      {method === 'stl' && <NumberField label={t('query:analyses.window')} least={7} most={MOST_WINDOW} value={window} onChange={(value) => change({ window: value })} {...(isOddFrom7(window) ? {} : { error: t('query:analyses.problems.odd') })} />}
    </>
  );
}

function isOddFrom7(window: number): boolean {
  return isWithin(window, 7, MOST_WINDOW) && window % 2 === 1;
}
