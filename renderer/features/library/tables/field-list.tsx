import { classNames, TYPE_ICONS, useTranslator } from '#renderer/ui';
import type { OpenTable } from '#renderer/workbench';
import { textIn } from '#shared/base';
import type { Field } from '#shared/table';
import styles from './field-list.module.css';

/** What every column means: its title, its name in SQL, its type and its description. */
export function FieldList({ table }: { table: OpenTable }) {
  const { t, language } = useTranslator();
  const isDescribed = table.fields.some(({ description }) => textIn(description, language) !== undefined);
  return (
    // A region that scrolls has to be reached by keyboard as well.
    <div role="region" aria-label={t('library:tables.fieldList')} tabIndex={0} className={classNames(styles.scroll)}>
      <table className={classNames(styles.fields)}>
        <thead>
          <tr>
            <th scope="col">{t('library:tables.field')}</th>
            <th scope="col">{t('library:tables.type')}</th>
            {isDescribed && <th scope="col">{t('library:tables.description')}</th>}
          </tr>
        </thead>
        <tbody>
          {table.fields.map((field) => (
            <FieldRow key={field.name} field={field} isDescribed={isDescribed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldRow({ field: { name, type, title, description }, isDescribed }: { field: Field; isDescribed: boolean }) {
  const { t, language } = useTranslator();
  const Picture = TYPE_ICONS[type];
  const shown = textIn(title, language);
  return (
    <tr>
      <th scope="row">
        {shown !== undefined && shown !== name && <span className={classNames(styles.title)}>{shown}</span>}
        <code className={classNames(styles.name)}>{name}</code>
      </th>
      <td>
        <span className={classNames(styles.type)}>
          <Picture size={14} strokeWidth={1.75} aria-hidden />
          {t(`ui:types.${type}`)}
        </span>
      </td>
      {isDescribed && <td>{textIn(description, language)}</td>}
    </tr>
  );
}
