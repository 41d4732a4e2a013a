import { classNames, Select, useTranslator } from '#renderer/ui';
import type { Translator } from '#shared/i18n';
import styles from '../actions/panel.module.css';
import { type AllSeries, keyName, keyText, type RegularSeries, type SeriesProblem } from './series';
import { MOST_SERIES, type SortedSeries } from './sorted';

/** Series that are left out and named one by one. */
const MOST_NAMED = 5;
/** No key is written so. */
const EACH = '';

/** All series, or one of them. */
export function WhichSeries({ all, selected, onSelect }: { all: AllSeries | null; selected: string | null; onSelect: (key: string | null) => void }) {
  const { t } = useTranslator();
  if (all === null || all.found.length < 2) return null;
  const each = { id: EACH, label: t('query:analyses.each', { count: all.found.length }) };
  return <Select label={t('query:analyses.which')} choices={[each, ...all.found.map(({ key }) => ({ id: keyText(key), label: keyName(key) }))]} selected={selected ?? EACH} onSelect={(id) => onSelect(id === EACH ? null : id)} />;
}

/** How long the series are, and what stands in the way of which. */
export function SeriesState({ all, isCut, series: { fine, leftOut, isTooMany } }: { all: AllSeries | null; isCut: boolean; series: SortedSeries }) {
  const translator = useTranslator();
  const { t } = translator;
  const named = (key: RegularSeries['key'], text: string): string => (key.length === 0 ? text : `${keyName(key)}: ${text}`);
  return (
    <div role="status" className={classNames(styles.quiet)}>
      {isCut && <p>{t('query:analyses.problems.tooManyRows')}</p>}
      {isTooMany && <p>{t('query:analyses.problems.tooManySeries', { count: MOST_SERIES })}</p>}
      {fine.length > 0 && <p>{foundText(fine, translator)}</p>}
      {all !== null && fine.length > 0 && leftOut.length > 0 && <p>{t('query:analyses.leftOut', { count: leftOut.length })}</p>}
      {leftOut.slice(0, MOST_NAMED).map(({ key, problem }) => (
        <p key={keyText(key)}>{named(key, problemText(problem, translator))}</p>
      ))}
      {leftOut.length > MOST_NAMED && <p>{t('query:analyses.andOthers', { count: leftOut.length - MOST_NAMED })}</p>}
    </div>
  );
}

function foundText(fine: readonly RegularSeries[], { t }: Translator): string {
  const [first] = fine;
  const lengths = fine.map(({ times }) => times.length);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (first === undefined || fine.length > 1) return t(least === most ? 'query:analyses.foundEqual' : 'query:analyses.foundSeries', { count: fine.length, least, most });
  return t('query:analyses.found', { count: first.times.length, from: String(first.times[0]), to: String(first.times.at(-1)) });
}

function problemText({ is, ...params }: SeriesProblem, { t }: Translator): string {
  return t(`query:analyses.problems.${is}`, params);
}
