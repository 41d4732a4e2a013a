import { useStore } from 'zustand';
import { Button, type ButtonTone, type Icon, useTranslator } from '#renderer/ui';
import { type Command, isEnabled } from './command';
import { useWorkbench } from './workbench';

/** A command by its id, as soon and as long as somebody offers it. */
export function useCommand(id: string): Command | undefined {
  return useStore(useWorkbench().commands, (state) => state.all.find((command) => command.id === id));
}

/** A command as a button: its title and its keys are the registry's, so that they never differ. */
export function CommandButton({ id, tone = 'plain', icon }: { id: string; tone?: ButtonTone; icon?: Icon }) {
  const { t } = useTranslator();
  const { commands } = useWorkbench();
  const command = useCommand(id);
  if (command === undefined) return null;
  return (
    <Button tone={tone} {...(icon && { icon })} shortcut={command.shortcut} isDisabled={!isEnabled(command)} onPress={() => commands.run(command)}>
      {t(command.title)}
    </Button>
  );
}
