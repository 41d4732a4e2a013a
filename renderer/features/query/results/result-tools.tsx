import { Copy, Download, Pin, PinOff, X } from 'lucide-react';
import { useStore } from 'zustand';
import { Button, classNames, IconButton, Toolbar, useTranslator } from '#renderer/ui';
import { useCommand, useWorkbench } from '#renderer/workbench';
import { useDesk } from '../desk';
import type { Result } from '../runs';
import { CalculateMenu } from './calculate-menu';
import styles from './result-tools.module.css';

/** What can be done with the result that is looked at: words for where it leads, signs for the rest. What is no statement's answer leads nowhere. */
export function ResultTools({ result: { isPinned, asked } }: { result: Result }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const isExporting = useStore(useDesk().store, (state) => state.isExporting);
  const [chart, bind, seal, save, copy] = [useCommand('query.chart'), useCommand('query.bind'), useCommand('query.seal'), useCommand('query.export'), useCommand('query.copy')];
  const [pin, close] = [useCommand('query.pin'), useCommand('query.closeResult')];
  if (!chart || !bind || !seal || !save || !copy || !pin || !close) return null;
  return (
    <Toolbar label={t('query:results.actions')}>
      {!asked.analysis &&
        [chart, bind, seal].map((command) => (
          <Button key={command.id} tone="quiet" onPress={() => commands.run(command)}>
            {t(command.title)}
          </Button>
        ))}
      <CalculateMenu />
      <IconButton label={t(save.title)} icon={Download} shortcut={save.shortcut} isDisabled={isExporting} onPress={() => commands.run(save)} />
      <IconButton label={t(copy.title)} icon={Copy} shortcut={copy.shortcut} onPress={() => commands.run(copy)} />
      <span className={classNames(styles.line)} />
      <IconButton label={t(isPinned ? 'query:results.unpin' : 'query:results.pin')} icon={isPinned ? PinOff : Pin} shortcut={pin.shortcut} onPress={() => commands.run(pin)} />
      <IconButton label={t(close.title)} icon={X} shortcut={close.shortcut} onPress={() => commands.run(close)} />
    </Toolbar>
  );
}
