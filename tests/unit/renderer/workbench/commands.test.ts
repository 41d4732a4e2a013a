import { describe, expect, it, vi } from 'vitest';
import { type Command, createCommands, isEnabled } from '../../../../renderer/workbench/command';

const command = (id: string, rest: Partial<Command> = {}): Command => ({ id, title: 'app:name', group: 'file', run: () => undefined, ...rest });
const ctrl = (key: string) => ({ key, code: '', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false });

describe('the registry of commands', () => {
  it('is one list, in the order of its groups', () => {
    const commands = createCommands(() => undefined, false);
    commands.register([command('a', { group: 'view' }), command('b', { group: 'go' })]);
    commands.register([command('c', { group: 'file' })]);
    expect(commands.getState().all.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('lets the open screen say what a command does, and takes that back when the screen closes', () => {
    const commands = createCommands(() => undefined, false);
    const [usual, own] = [vi.fn(), vi.fn()];
    commands.register([command('save', { run: usual })]);
    const leave = commands.register([command('save', { run: own })]);
    commands.run(commands.find('save') as Command);
    leave();
    commands.run(commands.find('save') as Command);
    expect([own.mock.calls.length, usual.mock.calls.length]).toEqual([1, 1]);
  });

  it('finds a command by its keys only while it can be done', () => {
    let enabled = false;
    const commands = createCommands(() => undefined, false);
    commands.register([command('undo', { shortcut: 'Mod+Z', enabled: () => enabled })]);
    expect(commands.forKeys(ctrl('z'))).toBeUndefined();
    enabled = true;
    expect(commands.forKeys(ctrl('z'))?.id).toBe('undo');
  });

  it('does nothing that cannot be done now', () => {
    const run = vi.fn();
    createCommands(() => undefined, false).run(command('x', { run, enabled: () => false }));
    expect(run).not.toHaveBeenCalled();
    expect(isEnabled(command('x'))).toBe(true);
  });

  it.each([
    ['throws', () => { throw new Error('no'); }],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('tells what a command %s', async (_, run) => {
    const told = new Promise((resolve) => createCommands(resolve, false).run(command('x', { run })));
    await expect(told).resolves.toMatchObject({ message: 'no' });
  });
});
