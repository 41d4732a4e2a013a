import { classNames, useTranslator } from '#renderer/ui';
import type { OpenData, OpenTable } from '#renderer/workbench';
import type { Translator } from '#shared/i18n';
import styles from './sheet.module.css';
import { sqlName, tableTitle } from './title';

/** What was checked and how each table was read: nothing that was guessed stays unsaid. */
export function ImportReport({ data }: { data: OpenData }) {
  const { t } = useTranslator();
  const isPackage = data.manifest !== undefined;
  return (
    <div className={classNames(styles.sheet)}>
      <section className={classNames(styles.section)}>
        <p>{t(isPackage ? 'library:report.checked' : 'library:report.unchecked')}</p>
        <p className={classNames(styles.note)}>{t(isPackage ? 'library:report.declared' : 'library:report.inferred')}</p>
      </section>
      <div className={classNames(styles.scroll)}>
        <table className={classNames(styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('library:report.table')}</th>
              <th scope="col" className={classNames(styles.number)}>{t('library:report.rows')}</th>
              <th scope="col" className={classNames(styles.number)}>{t('library:report.fields')}</th>
              {isPackage && <th scope="col" className={classNames(styles.number)}>{t('library:report.bytes')}</th>}
              <th scope="col">{t('library:report.format')}</th>
            </tr>
          </thead>
          <tbody>
            {data.tables.map((table, index) => (
              <Row key={table.name} table={table} bytes={data.manifest?.resources[index]?.bytes} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ table, bytes }: { table: OpenTable; bytes: number | undefined }) {
  const translator = useTranslator();
  const { t, number } = translator;
  return (
    <tr>
      <th scope="row">
        {tableTitle(table, translator)}
        <code className={classNames(styles.sub)}>{sqlName(table)}</code>
      </th>
      <td className={classNames(styles.number)}>{table.rows === undefined ? '' : number(table.rows)}</td>
      <td className={classNames(styles.number)}>{number(table.fields.length)}</td>
      {bytes !== undefined && <td className={classNames(styles.number)}>{number(bytes)}</td>}
      <td>{writtenAs(table, t)}</td>
    </tr>
  );
}

const DELIMITERS: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** Formats by the names that they give themselves; of others the id says as much. */
const FORMATS: Readonly<Record<string, string>> = { csv: 'CSV', tsv: 'TSV', parquet: 'Parquet', arrow: 'Arrow' };

/** The format as people name it: `CSV, UTF-8, separated by semicolons`. */
function writtenAs({ reading }: OpenTable, t: Translator['t']): string {
  if (reading === undefined) return '';
  const { reader, encoding, delimiter } = reading;
  const named = delimiter === undefined ? undefined : DELIMITERS[delimiter];
  return [
    FORMATS[reader] ?? reader,
    ...(encoding === undefined ? [] : [encoding.toUpperCase()]),
    ...(delimiter === undefined ? [] : [named ? t(`library:report.${named}`) : t('library:report.separatedBy', { delimiter })]),
  ].join(', ');
}
