import type { CommandRegistry } from './command';

const TEXT = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT) !== null;
}

/** Hears the keys of all commands. What a field or an open menu has taken is left alone. Gives back how to stop. */
export function listenForShortcuts(commands: CommandRegistry, keyboard: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const command = commands.forKeys(event);
    if (command === undefined || (command.yieldsToText && isWriting(event.target))) return;
    event.preventDefault();
    commands.run(command);
  };
  keyboard.addEventListener('keydown', onKeyDown);
  return () => keyboard.removeEventListener('keydown', onKeyDown);
}
