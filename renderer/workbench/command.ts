import { createStore, type StoreApi } from 'zustand/vanilla';
import { matchesShortcut, ON_MAC, type Shortcut } from '#renderer/ui';
import type { MessageKey } from '#shared/i18n';

/** Where a command stands in the menu and the palette, in this order. */
export const COMMAND_GROUPS = ['go', 'file', 'edit', 'data', 'view', 'colours', 'language', 'help'] as const;

export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that can be done. The one list of them feeds the palette, the menu and the keyboard. */
export interface Command {
  /** `query.run`: the feature, then what it does. Registered again, the later one holds while it is there. */
  readonly id: string;
  readonly title: MessageKey;
  readonly group: CommandGroup;
  readonly shortcut?: Shortcut;
  /** Other words by which people look for it. */
  readonly keywords?: MessageKey;
  /** Leave the keys to a text field that has the focus: it has an undo of its own. */
  readonly yieldsToText?: boolean;
  /** One of its group's commands holds: they show as a choice. */
  chosen?(): boolean;
  /** Whether it can be done now; asked when the palette or the menu opens and when its keys are pressed. */
  enabled?(): boolean;
  run(): void | Promise<void>;
}

export interface Commands {
  /** The commands at hand, those that hold only; in the order of groups. */
  readonly all: readonly Command[];
}

export interface CommandRegistry extends StoreApi<Commands> {
  /** Adds commands and gives back how to take them away again. */
  register(commands: readonly Command[]): () => void;
  find(id: string): Command | undefined;
  /** Does it, if it can be done now; what it throws goes to `onError`. */
  run(command: Command): void;
  /** The command of these keys. */
  forKeys(press: KeyPress): Command | undefined;
}

type KeyPress = Parameters<typeof matchesShortcut>[1];

export function createCommands(onError: (error: unknown) => void, mac: boolean = ON_MAC): CommandRegistry {
  const store = createStore<Commands>(() => ({ all: [] }));
  const registered: (readonly Command[])[] = [];

  const publish = (): void => {
    const holding = new Map(registered.flat().map((command) => [command.id, command]));
    const all = COMMAND_GROUPS.flatMap((group) => [...holding.values()].filter((command) => command.group === group));
    store.setState({ all });
  };

  return {
    ...store,
    register(commands) {
      registered.push(commands);
      publish();
      return () => {
        registered.splice(registered.indexOf(commands), 1);
        publish();
      };
    },
    find: (id) => store.getState().all.find((command) => command.id === id),
    run(command) {
      if (!isEnabled(command)) return;
      // A command may throw at once or reject later; both are told in the same way.
      void (async () => command.run())().catch(onError);
    },
    forKeys: (press) => store.getState().all.find((command) => command.shortcut !== undefined && matchesShortcut(command.shortcut, press, mac) && isEnabled(command)),
  };
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}
