import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { classNames, IconButton, Toolbar, useTranslator } from '#renderer/ui';
import { useChart } from '../open-chart';
import styles from './zoom-bar.module.css';

const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

interface ZoomBarProps {
  readonly scale: number;
  /** Pixels of the picture; `null` while there is none. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** How large the picture is, and how large it is seen. */
export function ZoomBar({ scale, size }: ZoomBarProps) {
  const { t, number, percent } = useTranslator();
  const { view, setView } = useChart();
  const smaller = STEPS.findLast((step) => step < scale - 0.001);
  const larger = STEPS.find((step) => step > scale + 0.001);
  if (size === null) return null;
  return (
    <>
      <span className={classNames(styles.size)}>{t('charts:pixels', { width: number(size.width, { maximumFractionDigits: 0 }), height: number(size.height, { maximumFractionDigits: 0 }) })}</span>
      <Toolbar label={t('charts:zoom')}>
        <IconButton label={t('charts:zoomOut')} icon={ZoomOut} size="small" isDisabled={smaller === undefined} onPress={() => smaller && setView({ zoom: smaller })} />
        <span className={classNames(styles.percent)}>{percent(scale, { maximumFractionDigits: 0 })}</span>
        <IconButton label={t('charts:zoomIn')} icon={ZoomIn} size="small" isDisabled={larger === undefined} onPress={() => larger && setView({ zoom: larger })} />
        <IconButton label={t('charts:zoomFit')} icon={Maximize} size="small" isDisabled={view.zoom === 'fit'} onPress={() => setView({ zoom: 'fit' })} />
      </Toolbar>
    </>
  );
}
