import { Copy, Download, Pin, PinOff, X } from 'lucide-react';
import { useStore } from 'zustand';
import { Button, classNames, IconButton, Toolbar, useTranslator } from '#renderer/ui';
import { useCommand, useWorkbench } from '#renderer/workbench';
import { useDesk } from '../desk';
import { CalculateMenu } from './calculate-menu';
import styles from './result-tools.module.css';

/** What can be done with the result that is looked at: words for where it leads, signs for the rest. */
export function ResultTools({ isPinned }: { isPinned: boolean }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const isExporting = useStore(useDesk().store, (state) => state.isExporting);
  const [chart, bind, seal, save, copy] = [useCommand('query.chart'), useCommand('query.bind'), useCommand('query.seal'), useCommand('query.export'), useCommand('query.copy')];
  const [pin, close] = [useCommand('query.pin'), useCommand('query.closeResult')];
  if (!chart || !bind || !seal || !save || !copy || !pin || !close) return null;
  return (
    <Toolbar label={t('query:results.actions')}>
      <Button tone="quiet" onPress={() => commands.run(chart)}>
        {t(chart.title)}
      </Button>
      <Button tone="quiet" onPress={() => commands.run(bind)}>
        {t(bind.title)}
      </Button>
      <Button tone="quiet" onPress={() => commands.run(seal)}>
        {t(seal.title)}
      </Button>
      <CalculateMenu />
      <IconButton label={t(save.title)} icon={Download} shortcut={save.shortcut} isDisabled={isExporting} onPress={() => commands.run(save)} />
      <IconButton label={t(copy.title)} icon={Copy} shortcut={copy.shortcut} onPress={() => commands.run(copy)} />
      <span className={classNames(styles.line)} />
      <IconButton label={t(isPinned ? 'query:results.unpin' : 'query:results.pin')} icon={isPinned ? PinOff : Pin} shortcut={pin.shortcut} onPress={() => commands.run(pin)} />
      <IconButton label={t(close.title)} icon={X} shortcut={close.shortcut} onPress={() => commands.run(close)} />
    </Toolbar>
  );
}
