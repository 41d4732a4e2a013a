import { ChartColumn, CircleAlert, Hash, LoaderCircle, Table2 } from 'lucide-react';
import { ListBox, Text } from 'react-aria-components';
import { classNames, type Icon, ListItem, useTranslator } from '#renderer/ui';
import { type Answer, useAnswer, useSession } from '#renderer/workbench';
import { textIn } from '#shared/base';
import { planChart, titleOf } from '#shared/chart';
import type { Translator } from '#shared/i18n';
import styles from './bindings.module.css';
import { type BriefingOnScreen, useBriefing, useListing } from './context';
import { goTo } from './editor/insert';
import { type Bound, boundIn } from './model/places';
import { useText } from './page/use-text';
import { shownFigure } from './views/value';

const ICONS: Readonly<Record<Bound['kind'], Icon>> = { figure: Hash, chart: ChartColumn, table: Table2 };

/** Everything in the text that a query answers: its value, its query, its packages, its state. */
export function BindingList() {
  const { t } = useTranslator();
  const briefing = useBriefing();
  const all = useText(boundIn);
  if (all.length === 0) return <p className={classNames(styles.none)}>{t('briefings:noBindings')}</p>;
  return (
    <div className={classNames(styles.frame)}>
      <ListBox aria-label={t('briefings:bindings')} items={all.map((bound) => ({ id: bound.place, bound }))} onAction={(place) => follow(all.find((bound) => bound.place === place), briefing)} className={classNames(styles.list)}>
        {({ id, bound }) => <Line key={id} bound={bound} />}
      </ListBox>
    </div>
  );
}

function follow(bound: Bound | undefined, { editor, ask }: BriefingOnScreen): void {
  if (bound === undefined) return;
  goTo(editor, bound.at);
  if (bound.kind === 'figure' && bound.isInFootnote) ask({ kind: 'footnote', at: bound.at });
}

function Line({ bound }: { bound: Bound }) {
  const reader = useTranslator();
  const { speaker } = useBriefing();
  const listing = useListing();
  const statement = statementOf(bound, listing);
  const answer = useAnswer(statement);
  const { value, isFault, isRunning } = stateOf(bound, answer, speaker, reader);
  const packages = usePackages(answer);
  const Picture = isFault ? CircleAlert : isRunning ? LoaderCircle : ICONS[bound.kind];
  const name = reader.t(`briefing:${bound.kind}`, { number: String(bound.number) });
  const label = labelOf(bound);
  return (
    <ListItem id={bound.place} textValue={`${name} ${label} ${value}`} data-fault={isFault || undefined} className={classNames(styles.item)}>
      <span className={classNames(styles.icon, isFault && styles.fault)}>
        <Picture size={14} strokeWidth={1.75} aria-hidden />
      </span>
      <Text slot="label" className={classNames(styles.head)}>
        <span className={classNames(styles.name)}>{label || name}</span>
        <span className={classNames(styles.value, isFault && styles.fault)}>{value}</span>
      </Text>
      <Text slot="description" className={classNames(styles.more)}>
        <code className={classNames(styles.sql)}>{statement?.sql.replace(/\s+/g, ' ') ?? ''}</code>
        {packages !== '' && <span className={classNames(styles.packages)}>{packages}</span>}
      </Text>
    </ListItem>
  );
}

function statementOf(bound: Bound, listing: Parameters<typeof planChart>[1]) {
  if (bound.kind === 'figure') return bound.figure;
  if (bound.kind === 'table') return bound.block;
  try {
    return planChart(bound.block.chart, listing);
  } catch {
    return null;
  }
}

function labelOf(bound: Bound): string {
  if (bound.kind === 'figure') return bound.figure.label ?? '';
  return bound.block.caption ?? (bound.kind === 'chart' ? (titleOf(bound.block.chart.spec) ?? '') : '');
}

interface LineState {
  readonly value: string;
  readonly isFault: boolean;
  readonly isRunning: boolean;
}

function stateOf(bound: Bound, answer: Answer, speaker: Translator, reader: Translator): LineState {
  if (bound.kind === 'figure') {
    const { state, text } = shownFigure(bound.figure, answer, speaker, reader);
    return { value: text, isFault: state === 'failed' || state === 'notOne', isRunning: state === 'running' };
  }
  const isFault = answer.state === 'failed' || answer.state === 'none';
  const rows = answer.state === 'answered' ? (answer.result?.table.rows ?? null) : null;
  return { value: isFault ? reader.t('briefings:figure.failed') : rows === null ? '\u2026' : reader.t('app:rows', { count: rows }), isFault, isRunning: answer.state === 'running' };
}

/** The packages and files that an answer was read from. */
function usePackages({ state, result }: Answer): string {
  const { language } = useTranslator();
  const data = useSession((session) => session.data);
  if (state !== 'answered' || result === null) return '';
  const read = data.filter(({ tables }) => tables.some(({ alias, name }) => result.sources.some((source) => source.alias === alias && source.name === name)));
  return read.map(({ title, name }) => textIn(title, language) ?? name).join('; ');
}
