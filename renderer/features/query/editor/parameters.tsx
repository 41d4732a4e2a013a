import { useState } from 'react';
import { classNames, TextField, useTranslator } from '#renderer/ui';
import type { OpenDocument } from '#renderer/workbench';
import type { JsonCommand } from '#shared/document';
import { paramFrom, paramText, parametersIn, type QueryParam } from '#shared/query';
import styles from './parameters.module.css';

/** A field for every `:name` of the text; the values are part of the document. */
export function Parameters({ document, sql, params }: { document: OpenDocument; sql: string; params: Readonly<Record<string, QueryParam>> }) {
  const { t } = useTranslator();
  const names = parametersIn(sql);
  if (names.length === 0) return null;
  const set = (name: string, text: string): void => {
    const command = setting(name, text, params);
    if (command) document.execute(command);
  };
  return (
    <section aria-label={t('query:parameters.title')} className={classNames(styles.row)}>
      {names.map((name) => (
        <Parameter key={name} name={name} value={Object.hasOwn(params, name) ? params[name] : undefined} onChange={(text) => set(name, text)} />
      ))}
    </section>
  );
}

/** An emptied field has no value: the engine then asks for one. */
function setting(name: string, text: string, params: Readonly<Record<string, QueryParam>>): JsonCommand | null {
  const isThere = Object.hasOwn(params, name);
  if (text === '') return isThere ? { type: 'drop', path: ['params'], name } : null;
  const value = paramFrom(text);
  return isThere ? { type: 'put', path: ['params', name], value } : { type: 'add', path: ['params'], name, value };
}

/** Keeps what is typed as it is typed (`1.` on the way to `1.5`), as long as it means the value that there is. */
function Parameter({ name, value, onChange }: { name: string; value: QueryParam | undefined; onChange: (text: string) => void }) {
  const { t } = useTranslator();
  const [draft, setDraft] = useState(paramText(value));
  const means = draft === '' ? undefined : paramFrom(draft);
  const shown = paramText(means) === paramText(value) ? draft : paramText(value);
  return (
    <label className={classNames(styles.parameter)}>
      <code className={classNames(styles.name)}>:{name}</code>
      <span className={classNames(styles.field)}>
        <TextField
          label={t('query:parameters.of', { name })}
          labelHidden
          code
          value={shown}
          placeholder={t('query:parameters.placeholder')}
          onChange={(text) => {
            setDraft(text);
            onChange(text);
          }}
        />
      </span>
    </label>
  );
}
