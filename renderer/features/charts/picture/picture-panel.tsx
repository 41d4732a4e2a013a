import { useRef } from 'react';
import { Button, classNames, ErrorNotice, Skeleton, useTranslator } from '#renderer/ui';
import type { ChartToDraw } from '#renderer/workers';
import { type MoloError, textIn } from '#shared/base';
import { useChart } from '../open-chart';
import { InlineSvg, sizeOfSvg } from './inline-svg';
import styles from './picture-panel.module.css';
import { useFit } from './use-fit';
import { Waiting } from './waiting';
import { ZoomBar } from './zoom-bar';

/** The picture on its page. The last one stays in sight, dimmed, until the next is drawn; what went wrong stands beside it. */
export function PicturePanel({ drawing }: { drawing: ChartToDraw | null }) {
  const { answer, view, fault } = useChart();
  const ground = useRef<HTMLDivElement>(null);
  const fit = useFit(ground);
  const label = useLabel();
  const { picture } = view;
  const svg = picture?.svg ?? null;
  const size = svg === null ? null : sizeOfSvg(svg);
  const scale = view.zoom === 'fit' ? fit(size) : view.zoom;
  const isNewest = picture !== null && picture.of === drawing;
  const error = fault ?? answer.error ?? (isNewest ? picture.error : null);
  return (
    <div className={classNames(styles.panel)}>
      <div ref={ground} className={classNames(styles.ground)}>
        {svg !== null && (
          <div className={classNames(styles.page)}>
            <InlineSvg svg={svg} scale={scale} isOld={!isNewest || error !== null} label={label} />
          </div>
        )}
        {svg === null && error === null && (
          <div className={classNames(styles.first)}>
            <Skeleton lines={8} />
          </div>
        )}
      </div>
      {error !== null && <Fault error={error} />}
      <footer className={classNames(styles.foot)}>
        <Waiting />
        <ZoomBar scale={scale} size={size} />
      </footer>
    </div>
  );
}

/** The sentences, and the way to the place where one is named. */
function Fault({ error }: { error: MoloError }) {
  const { t } = useTranslator();
  const { setView, answer } = useChart();
  const isOfSpec = error.code.startsWith('chart.') && error.code !== 'chart.tooManyRows';
  const toPlace = (
    <Button onPress={() => setView({ tab: isOfSpec ? 'json' : 'data' })}>{t(isOfSpec ? 'charts:showJson' : 'charts:showSql')}</Button>
  );
  const again = <Button onPress={answer.again}>{t('charts:askAgain')}</Button>;
  return (
    <div className={classNames(styles.error)}>
      <ErrorNotice error={error} actions={error.code === 'query.cancelled' ? again : toPlace} />
    </div>
  );
}

/** The title, and what its author tells those who cannot see it. */
function useLabel(): string {
  const { t, language } = useTranslator();
  const { reading, plan } = useChart();
  const alt = textIn(plan?.alt, language);
  return [reading.title || t('charts:untitled'), ...(alt ? [alt] : [])].join('. ');
}
