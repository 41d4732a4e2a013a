import { Button, classNames, ErrorNotice, Skeleton, useTranslator } from '#renderer/ui';
import type { OpenTable } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import type { Cell, Field, FieldProfile } from '#shared/table';
import { Choice } from './choice';
import { valueCondition } from './condition';
import { Histogram } from './histogram';
import styles from './profile.module.css';
import type { ProfileState } from './profiles';
import { type Filter, useFilter } from './use-filter';
import { labelOf, roundedText, type ValueWriter, valueWriter } from './value-text';

/** Values that are listed beside a histogram, which shows most of it already. */
const BESIDE_HISTOGRAM = 5;

export interface ProfileViewProps {
  readonly table: OpenTable;
  readonly field: Field;
  readonly state: ProfileState;
  readonly onAgain: () => void;
}

/** What a field holds: what is missing, how it is spread, its most frequent values. */
export function ProfileView({ table, field, state, onAgain }: ProfileViewProps) {
  const { t } = useTranslator();
  if (state.is === 'asked') {
    return (
      <div className={classNames(styles.profile)}>
        <Skeleton lines={4} />
      </div>
    );
  }
  if (state.is === 'failed') return <ErrorNotice error={state.error} actions={<Button onPress={onAgain}>{t('profile:again')}</Button>} />;
  return <Known table={table} field={field} profile={state.profile} />;
}

function Known({ table, field, profile }: { table: OpenTable; field: Field; profile: FieldProfile }) {
  const translator = useTranslator();
  const filter = useFilter(table);
  const write = valueWriter(profile, translator);
  const { histogram, min, max, distinct, top, type } = profile;
  const isListed = distinct <= top.length || type === 'boolean';
  return (
    <div className={classNames(styles.profile)}>
      <Facts profile={profile} write={write} />
      {histogram && <Histogram field={field} profile={profile} histogram={histogram} write={write} filter={filter} />}
      {(histogram || !isListed) && (
        <p className={classNames(styles.range)}>
          <bdi>{write(min)}</bdi>
          <bdi>{write(max)}</bdi>
        </p>
      )}
      <Values field={field} profile={profile} write={write} filter={filter} />
    </div>
  );
}

function Facts({ profile, write }: { profile: FieldProfile; write: ValueWriter }) {
  const translator = useTranslator();
  return (
    <div className={classNames(styles.facts)}>
      {factsOf(profile, write, translator).map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
    </div>
  );
}

/** In sentences, the first what people look for first. */
function factsOf(profile: FieldProfile, write: ValueWriter, translator: Translator): string[] {
  const { t, percent } = translator;
  const { type, rows, missing, empty, distinct, flags, median, mean, histogram } = profile;
  if (rows === 0) return [t('profile:noRows')];
  const present = rows - missing;
  const facts = [missing === 0 ? t('profile:noneMissing') : missing === rows ? t('profile:allMissing') : t('profile:someMissing', { count: missing, share: percent(missing / rows) })];
  if (present > 0) facts[0] += ` · ${distinct === present && distinct > 1 ? t('profile:allDifferent', { count: distinct }) : t('profile:distinct', { count: distinct })}`;
  if (empty > 0) facts.push(t('profile:empty', { count: empty }));
  if (flags && flags.rows > 0) facts.push(t('profile:flagged', { count: flags.rows, flags: flags.top.map(({ value, count }) => `${write(value)}\u00a0${translator.number(count)}`).join(', ') }));
  if (histogram && histogram.outside > 0) facts.push(t('profile:outside', { count: histogram.outside }));
  if (median !== null && mean !== null && type !== 'boolean') {
    facts.push(type === 'year' ? t('profile:median', { median: write(Math.round(median)) }) : t('profile:middle', { median: roundedText(median, translator), mean: roundedText(mean, translator) }));
  }
  return facts;
}

interface ValuesProps {
  readonly field: Field;
  readonly profile: FieldProfile;
  readonly write: ValueWriter;
  readonly filter: Filter;
}

function Values({ field, profile, write, filter }: ValuesProps) {
  const { t } = useTranslator();
  const { top, rows, missing, distinct, histogram } = profile;
  const listed = histogram ? top.slice(0, BESIDE_HISTOGRAM) : top;
  const shown = missing === 0 ? listed : [...listed, { value: null, count: missing }];
  const most = Math.max(1, ...shown.map(({ count }) => count));
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-label={t('profile:values')} className={classNames(styles.values)}>
      {shown.map(({ value, count }) => (
        <Value key={`${typeof value} ${String(value)}`} value={value} count={count} rows={rows} most={most} field={field} write={write} filter={filter} />
      ))}
      {distinct > listed.length && <p className={classNames(styles.more)}>{listed.length === 0 ? t('profile:onceEach') : t('profile:more', { count: distinct - listed.length })}</p>}
    </div>
  );
}

interface ValueProps extends Omit<ValuesProps, 'profile'> {
  readonly value: Cell;
  readonly count: number;
  readonly rows: number;
  readonly most: number;
}

function Value({ value, count, rows, most, field, write, filter }: ValueProps) {
  const translator = useTranslator();
  const { t, number, percent } = translator;
  const text = write(value);
  const label = labelOf(field, value, translator);
  const isWord = value === null || value === '';
  return (
    <Choice
      label={t('profile:valueRows', { value: label === undefined ? text : `${label} (${text})`, count, share: percent(count / rows) })}
      condition={valueCondition(field.name, value)}
      filter={filter}
      tooltip="right"
      className={styles.value}
    >
      <span className={classNames(styles.line)}>
        <bdi className={classNames(styles.text, isWord && styles.word)}>{label ?? text}</bdi>
        {label !== undefined && <bdi className={classNames(styles.code)}>{text}</bdi>}
        <span className={classNames(styles.count)}>{number(count)}</span>
      </span>
      <svg aria-hidden viewBox="0 0 100 2" preserveAspectRatio="none" className={classNames(styles.share)}>
        <rect width={100} height={2} className={classNames(styles.track)} />
        <rect width={Math.max(0.5, (count / most) * 100)} height={2} className={classNames(styles.bar, value === null && styles.missing)} />
      </svg>
    </Choice>
  );
}
