import { Plus, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { ListBox, Text } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button, classNames, IconButton, ListItem, Toolbar, useTranslator } from '#renderer/ui';
import { type OpenDocument, useCommand, useDocument, useDocuments, useWorkbench } from '#renderer/workbench';
import { useDesk } from '../desk';
import { runningIn } from '../runs';
import styles from './documents-panel.module.css';

/** Every query that is written, by title; Enter opens, F2 renames, Delete takes away. */
export function DocumentsPanel({ current }: { current: OpenDocument }) {
  const { t, compare } = useTranslator();
  const { router, commands } = useWorkbench();
  const shownTitle = useDocument(current).title;
  const listed = useDocuments('query')
    .map((document) => (document.id === current.id ? { ...document, title: shownTitle } : document))
    .toSorted((one, other) => compare(one.title, other.title));
  const list = useRef<HTMLDivElement>(null);
  // Wherever the current one is in the list, also when it gets another name.
  const place = listed.findIndex(({ id }) => id === current.id);
  useLayoutEffect(() => {
    // Not the effect's result: newer browsers promise when they are done.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current.id, place]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const id = { Delete: 'query.remove', F2: 'query.rename' }[event.key];
    const command = id === undefined ? undefined : commands.find(id);
    if (command === undefined) return;
    event.preventDefault();
    commands.run(command);
  };
  return (
    <div className={classNames(styles.panel)}>
      <Tools />
      <div className={classNames(styles.body)} onKeyDown={onKeyDown}>
        <ListBox
          ref={list}
          aria-label={t('query:documents.title')}
          items={listed}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[current.id]}
          onSelectionChange={(keys) => keys !== 'all' && keys.size > 0 && router.go('query', String([...keys][0]))}
          className={classNames(styles.list)}
        >
          {({ id, title }) => <Line key={id} id={id} title={title} />}
        </ListBox>
      </div>
    </div>
  );
}

function Line({ id, title }: { id: string; title: string }) {
  const { t } = useTranslator();
  const { store } = useDesk().runs;
  const results = useStore(store, ({ sheets }) => sheets[id]?.results.length ?? 0);
  const running = useStore(store, (state) => runningIn(state, id));
  const said = running ? t(running.isWaiting ? 'query:documents.waiting' : 'query:documents.running') : results > 0 ? t('query:documents.results', { count: results }) : null;
  const shown = title.trim() === '' ? t('query:documents.nameless') : title;
  return (
    <ListItem id={id} textValue={shown} className={classNames(styles.item)}>
      <Text slot="label" className={classNames(styles.title)}>
        {shown}
      </Text>
      {said !== null && (
        <Text slot="description" className={classNames(styles.more)}>
          {said}
        </Text>
      )}
    </ListItem>
  );
}

function Tools() {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const [create, remove] = [useCommand('query.new'), useCommand('query.remove')];
  return (
    <div className={classNames(styles.tools)}>
      <Toolbar label={t('query:documents.tools')}>
        {create && (
          <Button tone="quiet" icon={Plus} onPress={() => commands.run(create)}>
            {t(create.title)}
          </Button>
        )}
        {remove && <IconButton label={t(remove.title)} icon={Trash2} onPress={() => commands.run(remove)} />}
      </Toolbar>
    </div>
  );
}
