import { useState } from 'react';
import { Button, ErrorNotice, inSlices, Switch, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { Field } from '#shared/table';
import { PERIODS } from '../actions/action';
import { CalculationPanel } from '../actions/calculation-panel';
import { AddedUp, Groups, SeriesFields } from '../actions/series-fields';
import { useRoles } from '../actions/use-roles';
import { useSource } from '../actions/use-source';
import { useDesk } from '../desk';
import { analysing } from './analysed';
import type { Analysis, AnalysisMade } from './analysis';
import { digestOfAnalysis } from './digest';
import { MethodFields, useMethod } from './method-fields';
import { NoSeason } from './no-season';
import { keyName, keyText } from './series';
import { SeriesState, WhichSeries } from './series-state';
import { sorted } from './sorted';
import { useSeries } from './use-series';

/** Which series, by which method; the result is a table in a tab of its own. */
export function AnalysisPanel({ analysis, onClose }: { analysis: Analysis; onClose: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const { tell } = useWorkbench();
  const desk = useDesk();
  const of = useSource();
  const roles = useRoles(of, PERIODS);
  const [zeros, setZeros] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { sql, answer, all, time, members, error } = useSeries(of, roles, zeros);
  const method = useMethod(analysis, roles.timeField);
  const series = sorted(all, said, method.asked);
  const isReady = series.fine.length > 0 && method.isWithin;
  const workOut = async (): Promise<void> => {
    if (!isReady || answer === null || time === null || roles.value === null || of.source === null || all === null) return;
    const asked: AnalysisMade = {
      ...method.asked,
      source: of.source,
      time,
      value: roles.value,
      groups: roles.groups,
      only: series.only,
      count: series.fine.length,
      leftOut: series.leftOut.map(({ key }) => keyName(key)),
      addedUp: all.rows > 1 ? { rows: all.rows, fields: members } : null,
      zeros,
    };
    onClose();
    const { made, table } = await inSlices(analysing(series.fine, asked, fieldsOf(answer.table.fields, roles.groups.length, members.length), translator));
    desk.put({ sql, params: of.source.params, from: 0, analysis: made }, { ...answer, question: digestOfAnalysis(made, answer.question) }, table);
  };
  return (
    <CalculationPanel
      of={analysis}
      what={t(`query:analyses.what.${analysis}`)}
      onClose={onClose}
      actions={
        <Button tone="strong" isDisabled={!isReady} onPress={() => void workOut().catch(tell)}>
          {t('query:analyses.workOut')}
        </Button>
      }
    >
      <SeriesFields of={of} roles={roles} />
      <Groups roles={roles} />
      <AddedUp roles={roles} rows={all?.rows ?? 0} />
      <WhichSeries all={all} selected={series.only && keyText(series.only)} onSelect={setSaid} />
      <SeriesState all={all} isCut={answer?.truncated ?? false} series={series} />
      {(series.isGapped || zeros) && (
        <Switch isSelected={zeros} onChange={setZeros}>
          {t('query:analyses.zeros')}
        </Switch>
      )}
      {method.isYearly && <NoSeason analysis={analysis} />}
      <MethodFields analysis={analysis} method={method} />
      {(error ?? roles.error) !== null && <ErrorNotice error={error ?? roles.error} />}
    </CalculationPanel>
  );
}

/** Of the columns that a statement fetched, those that the table of an analysis begins with: groups, time and value. */
function fieldsOf(fields: readonly Field[], groups: number, members: number): readonly Field[] {
  return [...fields.slice(0, groups), ...fields.slice(groups + members, -2)];
}
