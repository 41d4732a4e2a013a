import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import { type OpenDocument, useWorkbench } from '#renderer/workbench';
import { isMoloError } from '#shared/base';
import { type ExportFailure, htmlOf, saveFile, saveHtml } from './export';

/** What is going on with an export, and what became of the last one. */
export interface Export {
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly failure: ExportFailure | null;
  readonly html: () => Promise<void>;
  readonly file: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** @param onFailure leads to the place of what went wrong */
export function useExport(document: OpenDocument, onFailure: (failure: ExportFailure) => void): Export {
  const workbench = useWorkbench();
  const { t } = useTranslator();
  const [progress, setProgress] = useState<Export['progress']>(null);
  const [failure, setFailure] = useState<ExportFailure | null>(null);
  const job = useRef<AbortController>(null);
  useEffect(() => () => job.current?.abort(), []);

  const html = useCallback(async () => {
    job.current?.abort();
    const stop = new AbortController();
    job.current = stop;
    setFailure(null);
    setProgress({ done: 0, total: 0 });
    const { content } = document.state.getState();
    const written = await htmlOf(workbench, content, { signal: stop.signal, onAnswered: (done, total) => setProgress({ done, total }) });
    if (job.current !== stop) return;
    setProgress(null);
    if ('html' in written) {
      const name = saveHtml(written.html, content, t('briefings:untitled'));
      document.markExported();
      notify({ tone: 'done', text: t('briefings:export.saved', { name }) });
    } else if (!stop.signal.aborted && !isMoloError(written.error, 'cancelled') && !isMoloError(written.error, 'query.cancelled')) {
      setFailure(written);
      onFailure(written);
    }
  }, [document, workbench, t, onFailure]);

  const file = useCallback(() => {
    const name = saveFile(document.state.getState().content, t('briefings:untitled'));
    document.markExported();
    notify({ tone: 'done', text: t('briefings:export.saved', { name }) });
  }, [document, t]);

  return useMemo(() => ({ progress, failure, html, file, cancel: () => job.current?.abort(), dismiss: () => setFailure(null) }), [progress, failure, html, file]);
}
