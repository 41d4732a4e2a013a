import { useMemo } from 'react';
import { classNames, useTranslator } from '#renderer/ui';
import { markingOf, useSession } from '#renderer/workbench';
import styles from './marking.module.css';

/** The classification line, above everything while anything marked is open. */
export function Marking() {
  const { t } = useTranslator();
  const data = useSession((state) => state.data);
  const marking = useMemo(() => markingOf(data), [data]);
  if (marking === null) return null;
  const { tlp, lines, synthetic } = marking;
  const parts = [...(tlp === null ? [] : [t('app:marking.tlp', { level: tlp })]), ...lines, ...(synthetic && lines.length === 0 ? [t('app:marking.synthetic')] : [])];
  return (
    <aside aria-label={t('app:marking.label')} data-tlp={tlp ?? undefined} className={classNames(styles.marking)}>
      {parts.join(' · ')}
    </aside>
  );
}
