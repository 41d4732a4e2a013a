import { Command as Cmdk } from 'cmdk';
import { Check, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useStore } from 'zustand';
import { ariaShortcut, classNames, KeyboardShortcut, ON_MAC, useTranslator } from '#renderer/ui';
import { type Command, COMMAND_GROUPS, isEnabled, useWorkbench } from '#renderer/workbench';
import { matchScore } from './match-score';
import styles from './palette.module.css';
import type { Shell } from './shell-store';

/** Everything that can be done, found by a few letters. */
export function Palette({ shell }: { shell: Shell }) {
  const { t } = useTranslator();
  const isOpen = useStore(shell, (state) => state.isPaletteOpen);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => shell.setState({ isPaletteOpen: open })} isDismissable className={classNames(styles.veil)}>
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label={t('app:search')} className={classNames(styles.dialog)}>
          <Found onDone={() => shell.setState({ isPaletteOpen: false })} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Found({ onDone }: { onDone: () => void }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const all = useStore(commands, (state) => state.all).filter((command) => command.id !== 'view.palette' && isEnabled(command));
  const chosen = useRef<Command | null>(null);
  const run = (command: Command): void => {
    chosen.current = command;
    onDone();
  };
  // The dialog gives the focus back to where it was in the frame after it is gone; a command that moves it has to come behind that.
  useEffect(
    () => () => {
      const command = chosen.current;
      if (command !== null) requestAnimationFrame(() => commands.run(command));
    },
    [commands],
  );
  return (
    <Cmdk label={t('app:search')} loop filter={(value, search, keywords) => matchScore(value.split('\n', 1)[0] ?? '', search, keywords)}>
      <div className={classNames(styles.line)}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <Cmdk.Input autoFocus placeholder={t('app:search')} className={classNames(styles.input)} />
      </div>
      <Cmdk.List className={classNames(styles.list)}>
        <Cmdk.Empty className={classNames(styles.empty)}>{t('app:nothingFound')}</Cmdk.Empty>
        {COMMAND_GROUPS.map((group) => {
          const own = all.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <Cmdk.Group key={group} heading={t(`app:groups.${group}`)} className={classNames(styles.group)}>
              {own.map((command) => (
                <Item key={command.id} command={command} onRun={run} />
              ))}
            </Cmdk.Group>
          );
        })}
      </Cmdk.List>
    </Cmdk>
  );
}

function Item({ command, onRun }: { command: Command; onRun: (command: Command) => void }) {
  const { t } = useTranslator();
  const { id, title, shortcut, keywords, chosen } = command;
  const keys = shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut, ON_MAC) };
  return (
    <Cmdk.Item value={`${t(title)}\n${id}`} keywords={[t(`app:groups.${command.group}`), ...(keywords === undefined ? [] : [t(keywords)])]} onSelect={() => onRun(command)} {...keys} className={classNames(styles.item)}>
      <span>{t(title)}</span>
      {chosen?.() && <Check size={14} strokeWidth={2} aria-hidden />}
      {shortcut !== undefined && <KeyboardShortcut keys={shortcut} />}
    </Cmdk.Item>
  );
}
