import { FolderOpen, GraduationCap, Stamp } from 'lucide-react';
import { ListBox, Text } from 'react-aria-components';
import { classNames, IconButton, ListItem, Panel, Toolbar, useTranslator } from '#renderer/ui';
import { useCommand, useWorkbench } from '#renderer/workbench';
import { type Entry, knownOf, publisherName } from './entries';
import styles from './entry-list.module.css';
import { StateMark } from './state-mark';
import { titleOf } from './title';

/** Everything that is open, on its way or turned away; arrows move, letters find. */
export function EntryList({ entries, chosen }: { entries: readonly Entry[]; chosen: Entry }) {
  const { t } = useTranslator();
  const { router } = useWorkbench();
  return (
    <Panel title={t('library:list.title')} actions={<WaysIn />} flush>
      <ListBox
        aria-label={t('library:list.title')}
        items={entries.map((entry) => ({ id: entry.key, entry }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen.key]}
        onSelectionChange={(keys) => keys !== 'all' && keys.size > 0 && router.go('library', String([...keys][0]))}
        className={classNames(styles.list)}
      >
        {({ id, entry }) => <Line key={id} entry={entry} />}
      </ListBox>
    </Panel>
  );
}

function Line({ entry }: { entry: Entry }) {
  const translator = useTranslator();
  const title = titleOf(entry, translator);
  const from = fromWhom(entry, translator.t);
  return (
    <ListItem id={entry.key} textValue={title} className={classNames(styles.item)}>
      <Text slot="label" className={classNames(styles.title)}>
        {title}
      </Text>
      <Text slot="description" className={classNames(styles.more)}>
        {from !== '' && <span className={classNames(styles.from)}>{from}</span>}
        <StateMark entry={entry} />
      </Text>
    </ListItem>
  );
}

/** The publisher and the edition, as far as they are known. */
function fromWhom(entry: Entry, t: ReturnType<typeof useTranslator>['t']): string {
  if (entry.kind === 'opening' && entry.opening.state.is !== 'refused') return '';
  const { publisher, edition } = knownOf(entry.kind === 'data' ? entry.data.verdict : (entry.opening.state as { verdict: Parameters<typeof knownOf>[0] }).verdict);
  const name = publisher && (entry.kind === 'data' ? publisherName(publisher) : t('library:claimed', { name: publisherName(publisher) }));
  return [...(name === undefined ? [] : [name]), ...(edition === undefined ? [] : [t('library:edition', { number: edition })])].join(' · ');
}

function WaysIn() {
  const { t } = useTranslator();
  const { commands, router } = useWorkbench();
  const [open, sample] = [useCommand('file.open'), useCommand('file.sample')];
  return (
    <Toolbar label={t('library:list.waysIn')}>
      {sample && <IconButton label={t(sample.title)} icon={GraduationCap} onPress={() => commands.run(sample)} />}
      <IconButton label={t('library:list.seal')} icon={Stamp} shortcut="Mod+Shift+S" onPress={() => router.go('seal')} />
      {open && <IconButton label={t(open.title)} icon={FolderOpen} shortcut={open.shortcut} onPress={() => commands.run(open)} />}
    </Toolbar>
  );
}
