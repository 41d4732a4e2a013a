import { Forward, Stamp, X } from 'lucide-react';
import { useState } from 'react';
import { Badge, Button, classNames, Heading, Tabs, useTranslator } from '#renderer/ui';
import { CommandButton, type OpenData, useSession, useWorkbench } from '#renderer/workbench';
import styles from './data-view.module.css';
import { ChangesView } from './changes/changes-view';
import { otherEditions } from './changes/editions';
import { knownOf } from './entries';
import { ImportReport } from './import-report';
import { Notes } from './notes/notes';
import { Provenance } from './provenance';
import { TablesView } from './tables/tables-view';
import { dataTitle } from './title';
import { DataVerdict } from './verdict';

type View = 'tables' | 'changes' | 'notes' | 'provenance' | 'report';

/** A package or a file that is open: what vouches for it, and what it holds. */
export function DataView({ data }: { data: OpenData }) {
  const translator = useTranslator();
  const { t, number } = translator;
  const { router } = useWorkbench();
  const [view, setView] = useState<View>('tables');
  const others = useSession((state) => otherEditions(data, state.data).length);
  const { edition } = knownOf(data.verdict);
  const title = dataTitle(data, translator);
  return (
    <article className={classNames(styles.view)}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.name)}>
          <Heading level={2}>{title}</Heading>
          {edition !== undefined && <Badge>{t('library:edition', { number: edition })}</Badge>}
        </div>
        <div className={classNames(styles.actions)}>
          <CommandButton id="library.close" tone="quiet" icon={X} />
          {data.manifest && <CommandButton id="library.passOn" tone="quiet" icon={Forward} />}
          <CommandButton id="library.seal" tone="quiet" icon={Stamp} />
          <Button tone="strong" shortcut="Mod+2" onPress={() => router.go('query')}>
            {t('library:ask')}
          </Button>
        </div>
      </header>
      <div className={classNames(styles.verdict)}>
        <DataVerdict verdict={data.verdict} />
      </div>
      <div className={classNames(styles.tabs)}>
        <Tabs<View>
          label={title}
          selected={view}
          onSelect={setView}
          tabs={[
            { id: 'tables', title: t('library:tables.title'), badge: number(data.tables.length), content: <TablesView data={data} /> },
            ...(data.manifest
              ? [
                  { id: 'changes' as const, title: t('library:changes.title'), badge: others > 0 ? number(others) : undefined, content: <ChangesView data={data} /> },
                  { id: 'notes' as const, title: t('library:notes.title'), content: <Notes data={data} /> },
                ]
              : []),
            { id: 'provenance', title: t('library:provenance.title'), content: <Provenance data={data} /> },
            { id: 'report', title: t('library:report.title'), content: <ImportReport data={data} /> },
          ]}
        />
      </div>
    </article>
  );
}
