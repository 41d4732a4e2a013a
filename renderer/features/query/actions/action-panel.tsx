import { useMemo, useState } from 'react';
import { Button, classNames, ErrorNotice, useTranslator } from '#renderer/ui';
import type { Translator } from '#shared/i18n';
import { useDesk } from '../desk';
import type { Action, ColumnWord, ColumnWords, OptionValues } from './action';
import { CalculationPanel } from './calculation-panel';
import { periodsOfSeries } from './facts';
import { isPeriod, isWithin, Options } from './options';
import styles from './panel.module.css';
import { AddedUp, Groups, SeriesFields } from './series-fields';
import { useRoles } from './use-roles';
import { useSource } from './use-source';

const WORDS: readonly ColumnWord[] = ['yearBefore', 'change', 'changePercent', 'mean', 'sum', 'index', 'share', 'cumulative'];

/** What an action calculates from, and the statement that it writes. */
export function ActionPanel({ action, onClose }: { action: Action; onClose: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const desk = useDesk();
  const of = useSource();
  const roles = useRoles(of, action.time);
  const [options, setOptions] = useState<OptionValues>(() => Object.fromEntries(action.options.map(({ id, otherwise }) => [id, otherwise])));
  const periods = useMemo(() => (roles.timeField === null ? [] : periodsOfSeries(roles.periods, roles.timeField).map(String)), [roles.periods, roles.timeField]);
  const sql = useWritten({ action, of, roles, options, periods }, translator);
  const write = async (isRun: boolean): Promise<void> => {
    if (sql === null || of.source === null) return;
    onClose();
    const from = desk.write({ sql, params: of.source.params });
    if (isRun) await desk.runStatement(sql, from);
  };
  return (
    <CalculationPanel
      of={action.id}
      what={t(`query:calculate.what.${action.id}`)}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={sql === null} onPress={() => void write(false)}>
            {t('query:calculate.write')}
          </Button>
          <Button tone="strong" isDisabled={sql === null} onPress={() => void write(true)}>
            {t('query:calculate.writeAndRun')}
          </Button>
        </>
      }
    >
      <SeriesFields of={of} roles={roles} canDoWithoutTime={action.isTimeOptional ?? false} />
      <Groups roles={roles} />
      <AddedUp roles={roles} />
      <Options options={action.options} values={options} onChange={setOptions} periods={periods} />
      {roles.error !== null && <ErrorNotice error={roles.error} />}
      {sql !== null && (
        <pre tabIndex={0} aria-label={t('query:calculate.preview')} className={classNames(styles.preview)}>
          {sql}
        </pre>
      )}
    </CalculationPanel>
  );
}

interface ToWrite {
  readonly action: Action;
  readonly of: ReturnType<typeof useSource>;
  readonly roles: ReturnType<typeof useRoles>;
  readonly options: OptionValues;
  /** That the series has. */
  readonly periods: readonly string[];
}

/** `null` as long as something is missing. */
function useWritten({ action, of: { source, table }, roles: { timeField, value, groups, isKnown }, options, periods }: ToWrite, translator: Translator): string | null {
  return useMemo(() => {
    const isSaid = action.options.every((option) => (option.is === 'number' ? isWithin(Number(options[option.id]), option.least, option.most) : option.is !== 'period' || isPeriod(options[option.id], periods)));
    const lacksTime = timeField === null && (action.isTimeOptional !== true || groups.length === 0);
    if (source === null || table === null || value === null || lacksTime || !isSaid || !isKnown) return null;
    return action.write({ source: source.sql, columns: table.fields.map(({ name }) => name), time: timeField, value, groups }, options, columnWords(translator));
  }, [action, source, table, timeField, value, groups, isKnown, options, periods, translator]);
}

function columnWords({ t }: Translator): ColumnWords {
  return Object.fromEntries(WORDS.map((word) => [word, t(`query:calculate.columns.${word}`)])) as Record<ColumnWord, string>;
}
