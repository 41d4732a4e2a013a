import { classNames, Heading, useTranslator } from '#renderer/ui';
import { type LocalText, textIn } from '#shared/base';
import type { EditionChanges, TextChange } from '#shared/package';
import { ruleLines } from '../notes/rules';
import sheet from '../sheet.module.css';

/** Texts, marking, last day, rules and files: what was said before, beside what is said now. */
export function TextChanges({ changes: { texts, disclosure, files } }: { changes: EditionChanges }) {
  const translator = useTranslator();
  const { t, date, language } = translator;
  const shown = (text: LocalText | string | undefined, what: TextChange['what']): string =>
    (typeof text !== 'string' ? textIn(text, language) : what === 'validUntil' ? date(text) : text) ?? t('library:changes.nothingSaid');
  const rules = (side: 'before' | 'after'): string => (disclosure?.[side] ? ruleLines(disclosure[side], translator).join(' ') : t('library:changes.nothingSaid'));
  const lines = [
    ...texts.map((change) => ({ what: nameOf(change, t), before: shown(change.before, change.what), after: shown(change.after, change.what) })),
    ...(disclosure ? [{ what: t('library:changes.what.disclosure'), before: rules('before'), after: rules('after') }] : []),
  ];
  const names = (list: readonly { readonly path: string }[]): string => list.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  const fileLines = (['added', 'removed', 'changed'] as const).filter((kind) => files[kind].length > 0);
  if (lines.length === 0 && fileLines.length === 0) return null;
  return (
    <section className={classNames(sheet.section)}>
      <Heading level={3}>{t('library:changes.texts')}</Heading>
      {lines.length > 0 && (
        <div className={classNames(sheet.scroll)}>
          <table className={classNames(sheet.table)}>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('library:changes.before')}</th>
                <th scope="col">{t('library:changes.after')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ what, before, after }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fileLines.map((kind) => (
        <p key={kind}>
          {t('library:changes.files')}: {t(kind === 'added' ? 'library:changes.filesAdded' : kind === 'removed' ? 'library:changes.filesRemoved' : 'library:changes.filesChanged', { names: names(files[kind]) })}
        </p>
      ))}
    </section>
  );
}

/** `Title`, or of what: `Description of cases.geo`. */
function nameOf({ what, table, field }: TextChange, t: ReturnType<typeof useTranslator>['t']): string {
  const word = t(`library:changes.what.${what}`);
  return table === undefined ? word : t('library:changes.of', { what: word, name: field === undefined ? table : `${table}.${field}` });
}
