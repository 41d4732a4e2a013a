import { Checkbox, classNames, Select, useTranslator } from '#renderer/ui';
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
        choices={sources.map(({ id, is, name }) => ({ id, label: is === 'result' ? t('query:calculate.result', { number: name }) : t('query:calculate.table', { name }) }))}
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
