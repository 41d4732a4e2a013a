import { classNames, Select, TextField, useTranslator } from '#renderer/ui';
import { TLP_LEVELS, type TlpLevel } from '#shared/package';
import { isCount, isPast, today } from '../model/problems';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** What stands above everything that comes out, and what its readers have to keep to. */
export function MarkingAndRules() {
  const { t, percent } = useTranslator();
  const sealing = useSealing();
  const form = useSealState((state) => state.form);
  const count = (text: string): { error?: string } => (isCount(text) ? {} : { error: t('seal:marking.notWhole') });
  const isCarried = form.items.some(({ described }) => described !== undefined);
  return (
    <Section title={t('seal:marking.title')} {...(isCarried && { what: t('seal:marking.carried') })}>
      <div className={classNames(styles.row)}>
        <TextField label={t('seal:marking.line')} value={form.line} onChange={(line) => sealing.change({ line })} description={t('seal:marking.lineHelp')} />
        <Select<TlpLevel | 'none'>
          label={t('seal:marking.tlp')}
          choices={[{ id: 'none', label: t('seal:marking.noTlp') }, ...TLP_LEVELS.map((id) => ({ id, label: `TLP:${id}` }))]}
          selected={form.tlp ?? 'none'}
          onSelect={(level) => sealing.change({ tlp: level === 'none' ? null : level })}
        />
        <TextField
          label={t('seal:marking.validUntil')}
          type="date"
          value={form.validUntil}
          onChange={(validUntil) => sealing.change({ validUntil })}
          description={t('seal:marking.validUntilHelp')}
          {...(isPast(form.validUntil, today()) && { error: t('seal:marking.pastDay') })}
        />
      </div>
      <div className={classNames(styles.row)}>
        <TextField label={t('seal:marking.minimumCount')} inputMode="numeric" value={form.minimumCount} onChange={(minimumCount) => sealing.change({ minimumCount })} {...count(form.minimumCount)} />
        <TextField label={t('seal:marking.rounding')} inputMode="numeric" value={form.rounding} onChange={(rounding) => sealing.change({ rounding })} {...count(form.rounding)} />
      </div>
      {form.dominance && <p className={classNames(styles.quiet)}>{t('seal:marking.dominance', { contributors: form.dominance.contributors, share: percent(form.dominance.share) })}</p>}
      <TextField label={t('seal:marking.note')} rows={2} value={form.note} onChange={(note) => sealing.change({ note })} />
    </Section>
  );
}
