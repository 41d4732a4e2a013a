import { ArrowLeft, ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { Button, classNames, Heading, IconButton, MenuButton, type MenuGroup, useTranslator } from '#renderer/ui';
import { CommandButton, isEnabled, useCommand, useWorkbench } from '#renderer/workbench';
import { useChart } from './open-chart';
import styles from './chart-head.module.css';

/** What the chart is called, and what can be made of it. */
export function ChartHead() {
  const { t } = useTranslator();
  const { state } = useChart();
  const { commands } = useWorkbench();
  const all = useCommand('charts.all');
  return (
    <header className={classNames(styles.head)}>
      <IconButton label={t('charts:commands.all')} icon={ArrowLeft} onPress={() => all && commands.run(all)} />
      <div className={classNames(styles.title)}>
        <Heading level={2}>{state.title || t('charts:untitled')}</Heading>
      </div>
      <div className={classNames(styles.actions)}>
        <ExportMenu />
        <CommandButton id="charts.toBriefing" tone="strong" />
      </div>
    </header>
  );
}

const SAVED = ['charts.saveFile', 'charts.saveSvg', 'charts.savePng1', 'charts.savePng2', 'charts.savePng3'];
const COPIED = ['charts.copyPicture', 'charts.copySpec'];
const DONE = ['charts.duplicate', 'charts.remove'];

/** Files, copies and the document itself: the same commands as in the palette. */
function ExportMenu() {
  const { t } = useTranslator();
  const saved = useActions(SAVED);
  const copied = useActions(COPIED);
  const done = useActions(DONE);
  return (
    <MenuButton label={t('charts:export')} groups={[{ id: 'saved', items: saved }, { id: 'copied', items: copied }, { id: 'done', items: done }]} placement="bottom end">
      <Button icon={ChevronDown}>{t('charts:export')}</Button>
    </MenuButton>
  );
}

function useActions(ids: readonly string[]): MenuGroup['items'] {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const all = useStore(commands, (state) => state.all);
  const wanted = ids.flatMap((id) => all.find((command) => command.id === id) ?? []);
  return wanted.map((command) => ({ id: command.id, label: t(command.title), shortcut: command.shortcut, isDisabled: !isEnabled(command), run: () => commands.run(command) }));
}
