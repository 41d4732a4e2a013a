import { useStore } from 'zustand';
import { classNames, Dialog, KeyboardShortcut, useTranslator } from '#renderer/ui';
import { COMMAND_GROUPS, useWorkbench } from '#renderer/workbench';
import type { Shell } from './shell-store';
import styles from './shortcuts.module.css';

/** All keys in one list: the commands' own, so that it is never out of date. */
export function Shortcuts({ shell }: { shell: Shell }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const isOpen = useStore(shell, (state) => state.areShortcutsOpen);
  const withKeys = useStore(commands, (state) => state.all).filter(({ shortcut }) => shortcut !== undefined);
  return (
    <Dialog title={t('app:commands.shortcuts')} isOpen={isOpen} onClose={() => shell.setState({ areShortcutsOpen: false })} size="wide">
      <div className={classNames(styles.groups)}>
        {COMMAND_GROUPS.map((group) => {
          const own = withKeys.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group} className={classNames(styles.group)}>
              <h3>{t(`app:groups.${group}`)}</h3>
              <dl>
                {own.map(({ id, title, shortcut = '' }) => (
                  <div key={id}>
                    <dt>{t(title)}</dt>
                    <dd>
                      <KeyboardShortcut keys={shortcut} />
                      <span className="visually-hidden">{shortcut}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
