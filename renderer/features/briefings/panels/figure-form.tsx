import { useEffect, useRef } from 'react';
import { classNames, Select, TextField, useTranslator } from '#renderer/ui';
import { type Answer, onScreen, SqlEditor, useAnswer } from '#renderer/workbench';
import { type Figure, FIGURE_FORMATS, type FigureFormat } from '#shared/briefing';
import { useBriefing } from '../context';
import { shownFigure } from '../views/value';
import styles from './panels.module.css';

/** A figure as it is being written. */
export interface FigureDraft extends Omit<Figure, 'format' | 'decimals' | 'label'> {
  readonly format: FigureFormat | 'auto';
  readonly decimals: string;
  readonly label: string;
}

export function draftOf(figure: Figure | undefined): FigureDraft {
  const { sql = '', params = {}, format = 'auto', decimals, label = '' } = figure ?? {};
  return { sql, params, format, decimals: decimals === undefined ? '' : String(decimals), label };
}

/** The figure that a draft says; `null` while it asks nothing. */
export function figureOf({ sql, params, format, decimals, label }: FigureDraft): Figure | null {
  if (sql.trim() === '') return null;
  return {
    sql: sql.trim(),
    params,
    ...(format === 'auto' ? {} : { format }),
    ...(/^\d{1,2}$/.test(decimals) && Number(decimals) <= 12 && hasDecimals(format) ? { decimals: Number(decimals) } : {}),
    ...(label.trim() === '' ? {} : { label: label.trim() }),
  };
}

function hasDecimals(format: FigureDraft['format']): boolean {
  return format === 'auto' || format === 'number' || format === 'percent';
}

/** What is asked, what it gives now, and how it is written. */
export function FigureForm({ draft, onChange, onSubmit }: { draft: FigureDraft; onChange: (draft: FigureDraft) => void; onSubmit: () => void }) {
  const { t } = useTranslator();
  const figure = figureOf(draft);
  const answer = useAnswer(figure);
  const formats = ['auto', ...FIGURE_FORMATS] as const;
  return (
    <div className={classNames(styles.form)}>
      <SqlField label={t('briefings:panel.sql')} value={draft.sql} answer={answer} onChange={(sql) => onChange({ ...draft, sql })} onSubmit={onSubmit} />
      <Result figure={figure} answer={answer} />
      <div className={classNames(styles.pair)}>
        <Select label={t('briefings:panel.format')} choices={formats.map((id) => ({ id, label: t(`briefings:format.${id}`) }))} selected={draft.format} onSelect={(format) => onChange({ ...draft, format })} />
        <Decimals draft={draft} onChange={onChange} />
      </div>
      <TextField label={t('briefings:panel.label')} description={t('briefings:panel.labelWhy')} value={draft.label} maxLength={500} onChange={(label) => onChange({ ...draft, label })} />
    </div>
  );
}

function Decimals({ draft, onChange }: { draft: FigureDraft; onChange: (draft: FigureDraft) => void }) {
  const { t } = useTranslator();
  const choices = [{ id: '', label: t('briefings:panel.decimalsAuto') }, ...['0', '1', '2', '3'].map((id) => ({ id, label: id }))];
  const own = choices.some(({ id }) => id === draft.decimals) ? [] : [{ id: draft.decimals, label: draft.decimals }];
  return <Select label={t('briefings:panel.decimals')} choices={[...choices, ...own]} selected={draft.decimals} isDisabled={!hasDecimals(draft.format)} onSelect={(decimals) => onChange({ ...draft, decimals })} />;
}

/** The value as the text will show it, or why there is none. */
function Result({ figure, answer }: { figure: Figure | null; answer: Answer }) {
  const reader = useTranslator();
  const { speaker } = useBriefing();
  const { state, text, reason } = figure === null ? { state: 'none', text: '', reason: '' } : shownFigure(figure, answer, speaker, reader);
  return (
    <div className={classNames(styles.result)}>
      <span className={classNames(styles.resultName)}>{reader.t('briefings:panel.now')}</span>
      <output aria-label={reader.t('briefings:panel.now')} className={classNames(styles.value, state !== 'value' && styles.noValue)}>
        {state === 'none' ? reader.t('briefings:panel.nothingAsked') : state === 'notOne' ? reason : text}
      </output>
    </div>
  );
}

export interface SqlFieldProps {
  readonly label: string;
  readonly value: string;
  readonly answer: Answer;
  readonly onChange: (sql: string) => void;
  readonly onSubmit: () => void;
}

/** SQL with its label, and what is wrong with it at its place. Ctrl+Enter is the panel's strong button. */
export function SqlField({ label, value, answer, onChange, onSubmit }: SqlFieldProps) {
  const refused = answer.state === 'failed' && answer.error ? { error: onScreen(answer.error), sql: value.trim(), from: value.length - value.trimStart().length } : null;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => focusWhenThere(frame), []);
  return (
    <div className={classNames(styles.field)}>
      <span aria-hidden className={classNames(styles.label)}>
        {label}
      </span>
      <div ref={frame} className={classNames(styles.sql)}>
        <SqlEditor label={label} value={value} onChange={(sql) => onChange(sql)} refused={refused} keys={{ 'Mod+Enter': onSubmit }} />
      </div>
    </div>
  );
}

/** The editor is there a moment later than its panel; a panel for SQL begins with it. @returns stops waiting */
function focusWhenThere(frame: { readonly current: HTMLElement | null }): () => void {
  const timer = setInterval(() => {
    const text = frame.current?.querySelector<HTMLElement>('[contenteditable=true]');
    if (!text) return;
    clearInterval(timer);
    text.focus();
  }, 30);
  return () => clearInterval(timer);
}
