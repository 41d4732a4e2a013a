import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, classNames, ErrorNotice, IconButton, ProgressBar, useEscape, useTranslator } from '#renderer/ui';
import { onScreen } from '#renderer/workbench';
import styles from './export-strip.module.css';
import type { Export } from './use-export';

/** Milliseconds without a word: most pages are written in less. */
const QUIET = 1_000;

/** How far the export is, or why there is none: above the page, so that the page is seen with it. */
export function ExportStrip({ running, onShow }: { running: Export; onShow: (() => void) | null }) {
  const { t } = useTranslator();
  const { progress, failure, cancel, dismiss } = running;
  const isSlow = useSlow(progress !== null);
  useEscape(cancel, progress !== null);
  useEscape(dismiss, failure !== null);
  if (progress !== null && isSlow) {
    const { done, total } = progress;
    return (
      <div className={classNames(styles.strip)}>
        <ProgressBar what={t('briefings:export.writing')} howMuch={t('briefings:export.asked', { done, total })} done={total === 0 ? undefined : done / total} onCancel={cancel} />
      </div>
    );
  }
  if (failure === null) return null;
  return (
    <div className={classNames(styles.strip, styles.failed)}>
      <ErrorNotice error={onScreen(failure.error)} actions={onShow && <Button onPress={onShow}>{t('briefings:export.show')}</Button>} />
      <IconButton size="small" label={t('ui:close')} icon={X} onPress={dismiss} />
    </div>
  );
}

function useSlow(isRunning: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => setSlow(true), QUIET);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isRunning]);
  return isSlow;
}
