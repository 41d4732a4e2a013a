import { useState } from 'react';
import { classNames, TextField, useTranslator } from '#renderer/ui';
import type { OpenDocument } from '#renderer/workbench';
import type { JsonCommand } from '#shared/document';
import { paramText, parametersIn, type QueryParam } from '#shared/query';
import styles from './parameters.module.css';
import { looksLikeNumber, typedValue } from './typed-value';

/** A field for every `:name` of the text; the values are part of the document. */
export function Parameters({ document, sql, params }: { document: OpenDocument; sql: string; params: Readonly<Record<string, QueryParam>> }) {
  const translator = useTranslator();
  const { t } = translator;
  const names = parametersIn(sql);
  if (names.length === 0) return null;
  const set = (name: string, text: string): void => {
    const command = setting(name, text === '' ? undefined : typedValue(text, translator), params);
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
function setting(name: string, value: QueryParam | undefined, params: Readonly<Record<string, QueryParam>>): JsonCommand | null {
  const isThere = Object.hasOwn(params, name);
  if (value === undefined) return isThere ? { type: 'drop', path: ['params'], name } : null;
  return isThere ? { type: 'put', path: ['params', name], value } : { type: 'add', path: ['params'], name, value };
}

/** Keeps what is typed as it is typed (`1.` on the way to `1.5`), as long as it means the value that there is. */
function Parameter({ name, value, onChange }: { name: string; value: QueryParam | undefined; onChange: (text: string) => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const [draft, setDraft] = useState(paramText(value));
  const means = draft === '' ? undefined : typedValue(draft, translator);
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
          description={looksLikeNumber(value) ? t('query:parameters.isText') : undefined}
          onChange={(text) => {
            setDraft(text);
            onChange(text);
          }}
        />
      </span>
    </label>
  );
}
