import { useState } from 'react';
import { Button, classNames, ErrorNotice, Select, useTranslator } from '#renderer/ui';
import type { Translator } from '#shared/i18n';
import { PERIODS } from '../actions/action';
import { CalculationPanel } from '../actions/calculation-panel';
import { isWithin, NumberField } from '../actions/options';
import styles from '../actions/panel.module.css';
import { SeriesFields } from '../actions/series-fields';
import { useRoles } from '../actions/use-roles';
import { useSource } from '../actions/use-source';
import { useDesk } from '../desk';
import { analysed } from './analysed';
import { type Analysis, type AnalysisMade, type Method, METHODS, SEASONS } from './analysis';
import { NoSeason } from './no-season';
import { isProblem, type RegularSeries, type SeriesProblem, usualPeriod } from './series';
import { useSeries } from './use-series';

const MOST_AHEAD = 1000;
const MOST_WINDOW = 999;

/** Which series, by which method; the result is a table in a tab of its own. */
export function AnalysisPanel({ analysis, onClose }: { analysis: Analysis; onClose: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const desk = useDesk();
  const of = useSource();
  const roles = useRoles(of.table, PERIODS);
  const time = roles.timeField;
  const { sql, answer, series, error } = useSeries(of, time, roles.value);
  const [method, setMethod] = useState<Method>(METHODS[analysis][0]);
  const [model, setModel] = useState<AnalysisMade['model']>('additive');
  // Until somebody says otherwise, as many as usually make a season.
  const [saidPeriod, setPeriod] = useState<number | null>(null);
  const [saidAhead, setAhead] = useState<number | null>(null);
  const usual = time === null ? null : usualPeriod(time.kind);
  const isYearly = time !== null && usual === null;
  const period = saidPeriod ?? usual ?? Number.NaN;
  const ahead = analysis === 'forecast' ? (saidAhead ?? (Number.isNaN(period) ? 1 : period)) : 0;
  const [window, setWindow] = useState(7);

  const regular = series !== null && !isProblem(series) ? series : null;
  const isAbove = model === 'additive' || method === 'stl' || regular?.values.every((value) => value > 0) === true;
  const isLong = regular !== null && regular.values.length >= SEASONS[method] * period;
  const isReady = isLong && isAbove && isWithin(period, 2, MOST_AHEAD) && isOddFrom7(window) && (analysis !== 'forecast' || isWithin(ahead, 1, MOST_AHEAD));
  const workOut = (): void => {
    if (!isReady || answer === null || regular === null || time === null || roles.value === null || of.source === null) return;
    const { made, table } = analysed(regular, { method, time, value: roles.value, period, model: method === 'stl' ? 'additive' : model, window, ahead }, answer.table, translator);
    onClose();
    desk.put({ sql, params: of.source.params, from: 0, analysis: made }, answer, table);
  };
  return (
    <CalculationPanel
      of={analysis}
      what={t(`query:analyses.what.${analysis}`)}
      onClose={onClose}
      actions={
        <Button tone="strong" isDisabled={!isReady} onPress={workOut}>
          {t('query:analyses.workOut')}
        </Button>
      }
    >
      <SeriesFields of={of} roles={roles} />
      <p role="status" className={classNames(styles.quiet)}>
        {series !== null && seriesText(series, isLong || Number.isNaN(period) ? null : SEASONS[method], translator)}
      </p>
      {isYearly && <NoSeason analysis={analysis} />}
      {METHODS[analysis].length > 1 && (
        <Select label={t('query:analyses.method')} choices={METHODS[analysis].map((id) => ({ id, label: t(`query:analyses.methods.${id}`), description: t(`query:analyses.methodWhat.${id}`) }))} selected={method} onSelect={setMethod} />
      )}
      {method !== 'stl' && <ModelSelect model={model} onSelect={setModel} isWrong={!isAbove && regular !== null} />}
      <NumberField label={t('query:analyses.period')} least={2} most={MOST_AHEAD} value={period} onChange={setPeriod} {...(isYearly && { without: t('query:analyses.periodOfYears') })} />
      {analysis === 'forecast' && <NumberField label={t('query:analyses.ahead')} least={1} most={MOST_AHEAD} value={ahead} onChange={setAhead} />}
      {method === 'stl' && <NumberField label={t('query:analyses.window')} least={7} most={MOST_WINDOW} value={window} onChange={setWindow} {...(isOddFrom7(window) ? {} : { error: t('query:analyses.problems.odd') })} />}
      {error !== null && <ErrorNotice error={error} />}
    </CalculationPanel>
  );
}

/** Whether a season adds to the level or grows with it. */
function ModelSelect({ model, onSelect, isWrong }: { model: AnalysisMade['model']; onSelect: (model: AnalysisMade['model']) => void; isWrong: boolean }) {
  const { t } = useTranslator();
  const choices = (['additive', 'multiplicative'] as const).map((id) => ({ id, label: t(`query:analyses.models.${id}`), description: t(`query:analyses.modelWhat.${id}`) }));
  return <Select label={t('query:analyses.model')} choices={choices} selected={model} onSelect={onSelect} {...(isWrong ? { error: t('query:analyses.problems.notPositive') } : {})} />;
}

function isOddFrom7(window: number): boolean {
  return isWithin(window, 7, MOST_WINDOW) && window % 2 === 1;
}

/** How long the series is, or what stands in the way. `lacks`: the seasons that it would have to have, where it is too short. */
function seriesText(series: RegularSeries | SeriesProblem, lacks: number | null, { t }: Translator): string {
  if (isProblem(series)) {
    const { is, ...params } = series;
    return t(`query:analyses.problems.${is}`, params);
  }
  const { times } = series;
  const found = t('query:analyses.found', { count: times.length, from: String(times[0]), to: String(times.at(-1)) });
  return lacks === null ? found : `${found} ${t('query:analyses.problems.short', { count: lacks })}`;
}
