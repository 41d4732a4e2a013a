import { useEffect, useState } from 'react';
import { Button, classNames, ErrorNotice, Skeleton, useTranslator } from '#renderer/ui';
import { type OpenDocument, useWorkbench } from '#renderer/workbench';
import { BriefingEditor } from './briefing-editor';
import { ALL } from './documents';
import { saveFile } from './export';
import { readContent, titleOf } from './model/content';
import styles from './open-briefing.module.css';
import { briefingsOf } from './store';

/** A briefing by its id, as soon as it is there. */
export function OpenBriefing({ id }: { id: string }) {
  const workbench = useWorkbench();
  const [document, setDocument] = useState<OpenDocument | null>(null);
  useEffect(() => {
    let isWanted = true;
    briefingsOf(workbench).store.setState({ last: id });
    workbench.documents.open(id, titleOf).then((open) => {
      if (!isWanted) return;
      if (open) setDocument(open);
      else workbench.router.go('briefings', ALL);
    }, workbench.tell);
    return () => {
      isWanted = false;
    };
  }, [workbench, id]);
  if (document === null) return <Waiting />;
  return <ReadBriefing document={document} />;
}

function Waiting() {
  return (
    <div className={classNames(styles.waiting)}>
      <Skeleton lines={8} />
    </div>
  );
}

/** What no editor can show is said with its place; its file can still be saved as it is. */
function ReadBriefing({ document }: { document: OpenDocument }) {
  const { t } = useTranslator();
  const [read] = useState(() => readContent(document.state.getState().content));
  if (read.briefing) return <BriefingEditor document={document} briefing={read.briefing} />;
  return (
    <div className={classNames(styles.waiting)}>
      <ErrorNotice error={read.error} actions={<Button onPress={() => saveFile(document.state.getState().content, t('briefings:untitled'))}>{t('briefings:commands.saveFile')}</Button>} />
    </div>
  );
}
