import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { classNames, MenuButton, type MenuGroup, useTranslator } from '#renderer/ui';
import { COMMAND_GROUPS, type CommandGroup, isEnabled, useWorkbench } from '#renderer/workbench';
import styles from './brand.module.css';

/** The name, and behind it everything that can be done, with its keys. */
export function Brand() {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const all = useStore(commands, (state) => state.all);
  const groups = COMMAND_GROUPS.filter((group) => group !== 'go').map((group) => menuGroup(group));

  function menuGroup(group: CommandGroup): MenuGroup {
    const own = all.filter((command) => command.group === group);
    const chosen = own.find((command) => command.chosen?.());
    return {
      id: group,
      title: t(`app:groups.${group}`),
      ...(chosen && { selected: chosen.id }),
      items: own.map((command) => ({ id: command.id, label: t(command.title), shortcut: command.shortcut, isDisabled: !isEnabled(command), run: () => commands.run(command) })),
    };
  }

  return (
    <div className={classNames(styles.brand)}>
      <MenuButton label={t('app:menu')} groups={groups.filter(({ items }) => items.length > 0)}>
        <Button className={classNames(styles.button)}>
          <Mark />
          <span className={classNames(styles.name)}>{t('app:name')}</span>
          <span className="visually-hidden">{t('app:menu')}</span>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      </MenuButton>
    </div>
  );
}

/** A pier over water. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width={20} height={20} fill="none" strokeLinecap="round" aria-hidden className={classNames(styles.mark)}>
      <path d="M3 8h18M6.5 8v8M12 8v8M17.5 8v8" strokeWidth={2} />
      <path className={classNames(styles.water)} d="M3 20c1.5 0 1.5-1.2 3-1.2s1.5 1.2 3 1.2 1.5-1.2 3-1.2 1.5 1.2 3 1.2 1.5-1.2 3-1.2 1.5 1.2 3 1.2" strokeWidth={1.75} />
    </svg>
  );
}
