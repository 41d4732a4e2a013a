import { TriangleAlert } from 'lucide-react';
import { Checkbox, classNames, Select, useTranslator } from '#renderer/ui';
import { type Step, stepOf, stepsOf } from './period';
import type { ChosenRoles } from './use-roles';
import type { ChosenSource } from './use-source';
import styles from './panel.module.css';

/** From what, and which field is the time and which the value. */
export function SeriesFields({ of: { sources, source, choose }, roles, canDoWithoutTime = false }: { of: ChosenSource; roles: ChosenRoles; canDoWithoutTime?: boolean }) {
  const { t } = useTranslator();
  const { times, values, time, value, change } = roles;
  if (source === null) return <p>{t('query:calculate.nothing')}</p>;
  const none = canDoWithoutTime ? [{ id: NO_TIME, label: t('query:calculate.noTime') }] : [];
  return (
    <>
      <Select
        label={t('query:calculate.of')}
        choices={sources.map(({ id, is, name }) => ({ id, label: is === 'table' ? t('query:calculate.table', { name }) : t(`query:calculate.${is}`, { number: name }) }))}
        selected={source.id}
        onSelect={choose}
      />
      <Select
        label={t('query:calculate.time')}
        choices={[...none, ...times.map(({ name }) => ({ id: name, label: name }))]}
        selected={time ?? (canDoWithoutTime ? NO_TIME : null)}
        onSelect={(name) => change({ time: name === NO_TIME ? null : name })}
        {...(times.length === 0 && !canDoWithoutTime ? { error: t('query:calculate.noTimeFound') } : {})}
      />
      <Steps roles={roles} />
      <Select
        label={t('query:calculate.value')}
        choices={values.filter((name) => name !== time).map((name) => ({ id: name, label: name }))}
        selected={value}
        onSelect={(name) => change({ value: name })}
        {...(values.length === 0 ? { error: t('query:calculate.noValueFound') } : {})}
      />
    </>
  );
}

/** What a period is, in words: found in the data, and to be chosen where it could be something else. */
function Steps({ roles: { timeField, found, choose } }: { roles: ChosenRoles }) {
  const { t } = useTranslator();
  const step = timeField && stepOf(timeField);
  const own = found?.step ?? null;
  if (timeField === null || step === null || own === null) return null;
  const choices = stepsOf(timeField.kind).map((id) => ({ id, label: t(`query:calculate.steps.${id}`), ...(id === own ? { description: t('query:calculate.stepFound') } : {}) }));
  const relation = step === own ? 'stepFound' : timeField.isFiner === true ? 'stepLonger' : 'stepShorter';
  const what = t(`query:calculate.${relation}`, { step: t(`query:calculate.steps.${own}`) });
  return <Select<Step> label={t('query:calculate.step')} choices={choices} selected={step} onSelect={choose} description={what} isDisabled={choices.length < 2} />;
}

/** No field can be called so: a name has no NUL. */
const NO_TIME = '\0';

/** Fields whose values are series of their own. */
export function Groups({ roles: { names, time, value, groups, change } }: { roles: ChosenRoles }) {
  const { t } = useTranslator();
  const left = names.filter((name) => name !== time && name !== value);
  if (left.length === 0) return null;
  return (
    <fieldset className={classNames(styles.groups)}>
      <legend>{t('query:calculate.groups')}</legend>
      {left.map((name) => (
        <Checkbox key={name} isSelected={groups.includes(name)} onChange={(isChosen) => change({ groups: left.filter((one) => (one === name ? isChosen : groups.includes(one))) })}>
          {name}
        </Checkbox>
      ))}
      <p className={classNames(styles.quiet)}>{t('query:calculate.groupsWhat')}</p>
    </fieldset>
  );
}

/**
 * What is added up within each period, by name: texts that tell rows apart and are no group.
 * @param rows of one period, at most, where that is known
 */
export function AddedUp({ roles: { telling, groups, variety, value }, rows = 0 }: { roles: ChosenRoles; rows?: number }) {
  const { t } = useTranslator();
  const fields = telling.filter((name) => !groups.includes(name));
  if ((fields.length === 0 && rows < 2) || value === null) return null;
  const named = fields.map((name) => t('query:calculate.fieldOf', { name, values: t('query:calculate.values', { count: variety.get(name) ?? 0 }) })).join(', ');
  return (
    <p role="note" className={classNames(styles.caution)}>
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
      <span>{rows < 2 ? t('query:calculate.addedUp', { fields: named }) : t(named === '' ? 'query:calculate.addedUpRows' : 'query:calculate.addedUpRowsOf', { count: rows, fields: named })}</span>
    </p>
  );
}
