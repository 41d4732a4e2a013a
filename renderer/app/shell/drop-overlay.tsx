import { Import } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classNames, useTranslator } from '#renderer/ui';
import { droppedFiles, useWorkbench } from '#renderer/workbench';
import styles from './drop-overlay.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files can be dropped anywhere: the whole window says so while they hang over it. */
export function DropOverlay() {
  const { t } = useTranslator();
  const { files, tell } = useWorkbench();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: what counts is how many are entered.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (carriesFiles(event) && ++depth === 1) setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (carriesFiles(event) && --depth === 0) setIsOver(false);
    };
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      if (event.dataTransfer) droppedFiles(event.dataTransfer).then((dropped) => files.handle(dropped)).catch(tell);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
    };
  }, [files, tell]);
  if (!isOver) return null;
  return (
    <div className={classNames(styles.overlay)}>
      <div className={classNames(styles.card)}>
        <Import size={32} strokeWidth={1.25} aria-hidden />
        <p className={classNames(styles.title)}>{t('app:drop.title')}</p>
        <p>{t('app:drop.words')}</p>
      </div>
    </div>
  );
}
