import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { Button, classNames, EmptyState, Select, SidePanel, Skeleton, TextField, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import { titleOf } from '#shared/chart';
import { useBriefing } from '../context';
import { change, goTo, putBlock, takeOut } from '../editor/insert';
import type { ChartBlock } from '../model/blocks/chart';
import styles from './panels.module.css';
import { type KnownChart, originOf, useCharts } from './use-charts';

/** Which chart is copied into the briefing, and its caption there. */
export function ChartPanel({ at, draft: given, onClose }: { at: number | null; draft?: ChartBlock; onClose: () => void }) {
  const { t } = useTranslator();
  const { editor } = useBriefing();
  const charts = useCharts();
  const [block, setBlock] = useState(() => given ?? (at === null ? undefined : (editor.state.doc.nodeAt(at)?.attrs.block as ChartBlock | undefined)));
  const done = (): void => {
    if (block === undefined) return;
    const { caption = '', ...rest } = block;
    const chart: ChartBlock = { ...rest, ...(caption.trim() === '' ? {} : { caption: caption.trim() }) };
    if (at === null) putBlock(editor, chart);
    else change(editor, at, 'block', chart);
    onClose();
    editor.commands.focus();
  };
  const remove = (): void => {
    onClose();
    if (at !== null) takeOut(editor, at);
    editor.commands.focus();
  };
  return (
    <SidePanel
      isOpen
      title={t(at === null ? 'briefings:panel.newChart' : 'briefings:panel.chart')}
      onClose={() => {
        onClose();
        if (at !== null) goTo(editor, at);
      }}
      actions={
        <>
          {at !== null && (
            <Button tone="refuse" onPress={remove}>
              {t('briefings:panel.takeOut')}
            </Button>
          )}
          <Button tone="strong" isDisabled={block === undefined} onPress={done}>
            {t(at === null ? 'briefings:panel.put' : 'briefings:panel.change')}
          </Button>
        </>
      }
    >
      {charts === null ? <Skeleton lines={4} /> : <ChartForm charts={charts} block={block} onChange={setBlock} />}
    </SidePanel>
  );
}

function ChartForm({ charts, block, onChange }: { charts: readonly KnownChart[]; block: ChartBlock | undefined; onChange: (block: ChartBlock) => void }) {
  const { t } = useTranslator();
  const { origin, differs } = block ? originOf(block.chart, charts) : { origin: null, differs: false };
  const choose = (chart: KnownChart | undefined): void => chart && onChange({ type: 'chart', ...block, chart: chart.chart });
  if (charts.length === 0 && block === undefined) return <NoCharts />;
  return (
    <div className={classNames(styles.form)}>
      {charts.length > 0 && (
        <Select
          label={t('briefings:panel.whichChart')}
          placeholder={t('briefings:panel.chooseChart')}
          choices={charts.map(({ id, title }) => ({ id, label: title || t('briefings:untitled') }))}
          selected={origin?.id ?? null}
          onSelect={(chosen) => choose(charts.find(({ id }) => id === chosen))}
        />
      )}
      {differs && origin && (
        <div className={classNames(styles.changed)}>
          <p>{t('briefings:panel.chartChanged', { title: origin.title })}</p>
          <Button onPress={() => choose(origin)}>{t('briefings:panel.updateChart')}</Button>
        </div>
      )}
      {block && <TextField label={t('briefings:panel.caption')} placeholder={titleOf(block.chart.spec) ?? ''} value={block.caption ?? ''} onChange={(caption) => onChange({ ...block, caption })} />}
      {block && (
        <div className={classNames(styles.field)}>
          <span className={classNames(styles.label)}>{t(block.chart.kind === 'query' ? 'briefings:panel.sql' : 'briefings:panel.ofTable')}</span>
          <pre className={classNames(styles.readonly)}>{block.chart.kind === 'query' ? block.chart.sql : block.chart.table}</pre>
        </div>
      )}
    </div>
  );
}

function NoCharts() {
  const { t } = useTranslator();
  const { router } = useWorkbench();
  return (
    <EmptyState icon={ChartColumn} size="panel" title={t('briefings:panel.noCharts')} actions={<Button onPress={() => router.go('charts')}>{t('briefings:panel.goCharts')}</Button>}>
      <p>{t('briefings:panel.noChartsWhat')}</p>
    </EmptyState>
  );
}
