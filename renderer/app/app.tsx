import { useEffect, useLayoutEffect, useMemo } from 'react';
import { TranslatorProvider } from '#renderer/ui';
import { languageOf, listenForShortcuts, useSettings, useWorkbench } from '#renderer/workbench';
import { appCommands } from './commands';
import { FEATURES, HOME } from './features';
import { Shell } from './shell/shell';
import { createShell } from './shell/shell-store';

/** The workbench on the page: its language and colours, its keys, its screens. */
export function App() {
  const workbench = useWorkbench();
  const language = useSettings((settings) => languageOf(settings, navigator.languages));
  const theme = useSettings((settings) => settings.theme);
  const shell = useMemo(() => createShell(), []);

  // Before the first picture: whoever sees the workbench can use its keys.
  useLayoutEffect(() => {
    const { commands } = workbench;
    const takeAway = [appCommands(workbench, shell, FEATURES), ...FEATURES.map((feature) => feature.commands?.(workbench) ?? [])].map((list) => commands.register(list));
    const stop = listenForShortcuts(commands, window);
    return () => {
      stop();
      for (const remove of takeAway) remove();
    };
  }, [workbench, shell]);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <TranslatorProvider language={language}>
      <Shell shell={shell} features={FEATURES} home={HOME} />
    </TranslatorProvider>
  );
}
