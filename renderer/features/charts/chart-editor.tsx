import { useMemo } from 'react';
import { classNames, Dock, type DockPanel, Splitter, Tabs, useTranslator } from '#renderer/ui';
import { type OpenDocument, useCrumbs, useHistory, useLayout } from '#renderer/workbench';
import type { ChartToDraw } from '#renderer/workers';
import styles from './chart-editor.module.css';
import { ChartHead } from './chart-head';
import { DataTab } from './data/data-tab';
import { Inspector } from './inspector/inspector';
import { JsonTab } from './json/json-tab';
import { OpenChartContext } from './open-chart';
import { PicturePanel } from './picture/picture-panel';
import { useDrawing, usePicture } from './picture/use-picture';
import { ShelvesPanel } from './shelves/shelves-panel';
import type { ChartTab } from './store';
import { useChartCommands } from './use-chart-commands';
import { usePaneSize } from './use-pane-size';
import { useOpenChart } from './use-open-chart';

/** One chart: built on shelves, written as JSON, or read as rows; the picture is always the newest that could be drawn. */
export function ChartEditor({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const chart = useOpenChart(document);
  const drawing = useDrawing(chart);
  usePicture(chart, drawing);
  useChartCommands(chart, drawing);
  useHistory(document);
  useCrumbs([chart.state.title || t('charts:untitled')]);
  const { view, setView } = chart;
  return (
    <OpenChartContext value={chart}>
      <article className={classNames(styles.editor)}>
        <ChartHead />
        <div className={classNames(styles.tabs)}>
          <Tabs<ChartTab>
            label={t('charts:views')}
            selected={view.tab}
            onSelect={(tab) => setView({ tab })}
            tabs={[
              { id: 'builder', title: t('charts:tab.builder'), content: <Builder drawing={drawing} /> },
              { id: 'json', title: t('charts:tab.json'), content: <Json drawing={drawing} /> },
              { id: 'data', title: t('charts:tab.data'), content: <DataTab /> },
            ]}
          />
        </div>
      </article>
    </OpenChartContext>
  );
}

function Builder({ drawing }: { drawing: ChartToDraw | null }) {
  const { t } = useTranslator();
  const panels = useMemo(
    (): DockPanel[] => [
      { id: 'picture', title: t('charts:picture'), content: <PicturePanel drawing={drawing} /> },
      { id: 'shelves', title: t('charts:shelves'), content: <ShelvesPanel />, place: { beside: 'picture', direction: 'left', size: 308 } },
      { id: 'inspector', title: t('charts:inspector'), content: <Inspector />, place: { beside: 'picture', direction: 'right', size: 264 } },
    ],
    [t, drawing],
  );
  return <Dock panels={panels} {...useLayout('charts')} />;
}

function Json({ drawing }: { drawing: ChartToDraw | null }) {
  const { t } = useTranslator();
  const [width, setWidth] = usePaneSize('charts.json', 480);
  return (
    <Splitter label={t('charts:jsonWidth')} direction="row" size={width} onResize={setWidth} minimum={280} minimumRest={320}>
      <JsonTab />
      <PicturePanel drawing={drawing} />
    </Splitter>
  );
}
